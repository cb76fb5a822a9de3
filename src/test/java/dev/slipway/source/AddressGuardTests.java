package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Refusal;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    private final AddressGuard guard = new AddressGuard(SampleSettings.of(
            "hosts[0]", "127.0.0.2",
            "hosts[1]", "Git.Internal:8443",
            "git[0].url", "http://10.1.2.3:3000/platform/catalog.git",
            "organisations[0].host", "gitlab",
            "organisations[0].name", "acme",
            "organisations[0].url", "https://192.168.7.7/api/v4"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fe80::a00:27ff:fe4e:66a1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::127.0.0.1",
                "2002:7f00:1::",
                "2001:0:4136:e378:8000:63bf:80ff:fffe",
                "2a02:1234::5efe:127.0.0.1",
                "2130706433",
                "127.1"
            })
    void thisMachineAndItsNeighboursAreInside(String address) throws UnknownHostException {
        InetAddress one = InetAddress.getByName(address);

        assertThat(Inside.machine(one)).isTrue();
        assertThat(Inside.network(one)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "198.19.255.255",
                "fd00::1",
                "fc00:1234::",
                "fec0::1",
                "::ffff:10.0.0.1",
                "::192.168.1.1",
                "64:ff9b::10.0.0.1",
                "2002:c0a8:101::1"
            })
    void privateNetworksAreInsideButNotThisMachine(String address) throws UnknownHostException {
        InetAddress one = InetAddress.getByName(address);

        assertThat(Inside.machine(one)).isFalse();
        assertThat(Inside.network(one)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "140.82.121.4",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "169.253.255.255",
                "223.255.255.255",
                "2606:50c0:8000::153",
                "::ffff:140.82.121.4",
                "64:ff9b::140.82.121.4",
                "2002:8c52:7904::1",
                "fbff:ffff::1"
            })
    void whatLiesBeyondIsOutside(String address) throws UnknownHostException {
        assertThat(Inside.network(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a.git",
                "http://localhost:9200/a",
                "http://LOCALHOST/a",
                "http://2130706433/a",
                "http://127.1/a",
                "http://[::1]:8080/a",
                "http://[::ffff:10.0.0.1]/a",
                "http://[fe80::1]/a",
                "https://169.254.169.254/latest/meta-data",
                "http://10.1.2.3:22/platform/catalog.git",
                "https://192.168.7.7:9200/api/v4",
                "https://metadata.names.example/a.git",
                "https://private.names.example/a.git",
                "https://six.names.example/a.git",
                "https://both.names.example/a.git"
            })
    void refusesToConnectInside(String address) {
        assertThatThrownBy(() -> check(address))
                .isInstanceOf(LeadsInside.class)
                .hasMessageContaining("slipway.source.hosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://0x7f.0.0.1/a", "http://0x7f000001/a"})
    void hexadecimalSpellingsLeadNowhere(String address) {
        assertThatThrownBy(() -> check(address)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void anOctalSpellingIsJudgedByWhatAConnectionMakesOfIt() throws UnknownHostException {
        assertThat(InetAddress.getByName("0177.0.0.1").getHostAddress()).isEqualTo("177.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.2:12345/a.git, a host by name at any port",
        "https://git.internal:8443/a.git, a host at its port without asking who that is",
        "http://10.1.2.3:3000/other.git, the server of a remote in the settings",
        "https://192.168.7.7/acme/a.git, the server of an organisation in the settings",
        "https://140.82.121.4/acme/a.git, the world outside",
        "https://world.names.example/a.git, a name of the world outside"
    })
    void connectsWhereTheSettingsSayAndOutside(String address, String why) {
        assertThatCode(() -> check(address)).as(why).doesNotThrowAnyException();
    }

    /** Or else who answers for a name could say one thing to the guard and another to the connection right after it. */
    @Test
    void aNameThatTurnsInsideStillMeansWhatTheGuardSaw() throws Exception {
        check("https://rebinding.turning.names.example/a.git");

        assertThat(InetAddress.getByName("rebinding.turning.names.example").getHostAddress())
                .isEqualTo("140.82.121.4");
    }

    @Test
    void saysAtRegistrationWhatToDo() {
        assertThatThrownBy(() -> guard.onAPage(Location.git("http://127.0.0.1:9200/a.git", null)))
                .isInstanceOf(Refusal.class)
                .hasMessage("127.0.0.1 lies in the portal's own network, so it is not asked. If it is a Git server of"
                        + " yours, who runs the portal can name it in slipway.source.hosts.");
        guard.onAPage(Location.git("https://no-such-host.invalid/a.git", null));
        guard.onAPage(Location.git("file:///srv/git/a.git", null));
    }

    private void check(String address) throws Exception {
        guard.check(URI.create(address).toURL(), Proxy.NO_PROXY);
    }
}
