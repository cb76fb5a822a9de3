class Lint {
  static final Pattern LIMITS = Pattern.compile("@RateLimiter\\b|(?:rateLimit\\(\\{)");
  static final Pattern OTHERS = Pattern.compile("(?:LogstashEncoder|\\.hasRole\\()");
}
