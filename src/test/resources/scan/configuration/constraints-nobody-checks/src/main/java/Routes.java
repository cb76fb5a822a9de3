import java.util.Map;

@ConfigurationProperties("routes")
class Routes {

    @NotNull
    private Map<String, String> addresses = Map.of();
}
