plugins { kotlin("jvm") version "2.2.21" }

dependencies {
    implementation("io.ktor:ktor-server-netty:3.3.0")
    implementation("io.ktor:ktor-server-auth:3.3.0")
    implementation("io.ktor:ktor-server-request-validation:3.3.0")
    implementation("io.ktor:ktor-server-rate-limit:3.3.0")
    implementation("io.ktor:ktor-server-metrics-micrometer:3.3.0")
    implementation("io.micrometer:micrometer-registry-prometheus:1.15.4")
    implementation("io.opentelemetry:opentelemetry-sdk:1.54.0")
    implementation("io.sentry:sentry:8.20.0")
    implementation("com.github.ben-manes.caffeine:caffeine:3.2.2")
    implementation("net.logstash.logback:logstash-logback-encoder:8.1")
    testImplementation(kotlin("test"))
    testImplementation("io.ktor:ktor-server-test-host:3.3.0")
    testImplementation("org.wiremock:wiremock:3.13.1")
}
