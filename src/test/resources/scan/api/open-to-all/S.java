class S { void x() { http.oauth2ResourceServer(y).authorizeHttpRequests(a -> a.anyRequest().permitAll()); } }
