import au.com.dius.pact.x;
class PactTest {
 @TestTemplate void x() {} }
