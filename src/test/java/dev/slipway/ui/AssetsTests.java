package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AssetsTests {

    private final Assets assets = new Assets();

    @Test
    void letsBrowsersKeepWhatItsAddressDescribesAndNothingElse() throws Exception {
        String icons = Assets.address("icons.svg");

        assertThat(icons).matches("assets/icons\\.svg\\?v=[0-9a-f]{12}");
        assertThat(kept("/assets/icons.svg", icons.substring(icons.indexOf('?') + 1)))
                .contains("max-age=31536000")
                .contains("immutable");
        assertThat(kept("/assets/icons.svg", null)).isNull();
        assertThat(kept("/assets/icons.svg", "v=000000000000"))
                .as("of another version")
                .isNull();
        assertThat(kept("/assets/nothing.svg", icons.substring(icons.indexOf('?') + 1)))
                .isNull();
        assertThat(kept("/webjars/mermaid/11.14.0/dist/mermaid.min.js", null)).contains("immutable");
        assertThat(kept("/webjars/mermaid/11.14.0/dist/nothing.js", null)).isNull();
        assertThat(kept("/assets/steps.js", icons.substring(icons.indexOf('?') + 1)))
                .as("imported by another script under its plain name")
                .isNull();
        assertThat(kept("/catalog", icons.substring(icons.indexOf('?') + 1))).isNull();
    }

    private String kept(String path, String query) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setQueryString(query);
        HttpServletResponse response = new MockHttpServletResponse();
        assets.doFilter(request, response, new MockFilterChain());
        return response.getHeader("Cache-Control");
    }
}
