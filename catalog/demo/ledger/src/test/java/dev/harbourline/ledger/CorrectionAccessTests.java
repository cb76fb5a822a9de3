package dev.harbourline.ledger;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

class CorrectionAccessTests {

    @Autowired
    MockMvc web;

    @Test
    void whoMayReadTheBooksMayNotCorrectThem() throws Exception {
        web.perform(post("/corrections").with(jwt())).andExpect(status().isForbidden());
    }
}
