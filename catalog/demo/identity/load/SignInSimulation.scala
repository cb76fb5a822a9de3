package load

import io.gatling.core.Predef._
import io.gatling.http.Predef._
import scala.concurrent.duration._

// Monday 06:30: 640 drivers within ten minutes, and the customers beside them.
class SignInSimulation extends Simulation {
  val morning = scenario("morning").exec(http("sign in").post("/sign-in").check(status.is(200)))
  setUp(morning.inject(rampUsersPerSec(2).to(60).during(10.minutes)))
    .assertions(global.responseTime.percentile(95).lt(800), global.failedRequests.percent.lt(0.1))
}
