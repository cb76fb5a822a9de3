package a;

class Chain {
    void chain(HttpSecurity http) {
        http.authorizeHttpRequests(requests -> {
            requests.requestMatchers("/v1/**").authenticated();
            requests.anyRequest().permitAll(); // pictures and styles
        });
    }
}
