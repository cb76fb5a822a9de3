@ConfigurationProperties("a")
record S(String a) {}
