import java.util.Map;

@Service
@ConfigurationProperties("resolver")
class Resolver {

    private Map<String, String> addresses = Map.of();

    String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalStateException("There is no address of " + name);
        }
        return address;
    }
}
