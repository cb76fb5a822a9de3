class Security {

    private static final String[] OPEN = {
        "/v3/api-docs",
        "/v2/api-docs/**",
        "/v2/**",
        "/health",
    };
}
