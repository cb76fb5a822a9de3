class Chains {
  SecurityFilterChain pages(HttpSecurity http) {
    return http.securityMatcher("/login/**").authorizeHttpRequests(r -> r.anyRequest().permitAll()).build();
  }
  SecurityFilterChain rest(HttpSecurity http) {
    return http.authorizeHttpRequests(r -> r.anyRequest().authenticated()).build();
  }
}
