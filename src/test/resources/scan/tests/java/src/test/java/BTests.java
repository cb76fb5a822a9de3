@SpringBootTest
class BTests { 
@Test void x() {} }
