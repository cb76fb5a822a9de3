import java.util.Map;

@Service
@ConfigurationProperties("routes")
class Routes {

    @NotNull
    private Map<String, String> addresses = Map.of();
}
