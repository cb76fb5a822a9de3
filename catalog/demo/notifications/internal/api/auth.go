package api

import "net/http"

// Authenticated lets a request through whose bearer token identity signed for the scope.
func Authenticated(scope string, keys Keys, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims, err := keys.Verify(r.Header.Get("Authorization"))
		if err != nil {
			http.Error(w, "sign in first", http.StatusUnauthorized)
			return
		}
		if !claims.Has(scope) {
			http.Error(w, "you may not do this", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r.WithContext(claims.Into(r.Context())))
	})
}
