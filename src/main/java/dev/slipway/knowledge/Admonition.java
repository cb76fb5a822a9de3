package dev.slipway.knowledge;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** A remark as MkDocs writes them: {@code !!! warning "Title"}, and what is indented below; {@code ???} is folded. */
final class Admonition extends CustomBlock {

    private static final Pattern BEGINNING =
            Pattern.compile("(!!!|\\?\\?\\?\\+?)\\s{0,4}([A-Za-z][\\w-]{0,30})(?:[^\"]{0,60}\"([^\"]{0,300})\")?\\s*");
    private static final int INDENT = 4;

    private final String kind;
    private final String title;
    private final boolean folded;
    private final boolean open;

    private Admonition(String mark, String kind, String title) {
        this.kind = kind.toLowerCase(Locale.ROOT);
        this.title = title;
        this.folded = mark.startsWith("?");
        this.open = mark.endsWith("+");
    }

    String kind() {
        return kind;
    }

    String title() {
        return title.isBlank() ? kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) : title;
    }

    boolean folded() {
        return folded;
    }

    boolean open() {
        return open;
    }

    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() >= INDENT) {
                return BlockStart.none();
            }
            CharSequence line = state.getLine().getContent();
            int at = state.getNextNonSpaceIndex();
            char first = at < line.length() ? line.charAt(at) : ' ';
            if (first != '!' && first != '?') {
                return BlockStart.none();
            }
            Matcher beginning = BEGINNING.matcher(line.subSequence(at, line.length()));
            return beginning.matches()
                    ? BlockStart.of(new Parser(new Admonition(
                                    beginning.group(1),
                                    beginning.group(2),
                                    beginning.group(3) == null ? "" : beginning.group(3))))
                            .atIndex(line.length())
                    : BlockStart.none();
        }
    }

    private static final class Parser extends AbstractBlockParser {
        private final Admonition block;

        Parser(Admonition block) {
            this.block = block;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            return state.getIndent() >= INDENT
                    ? BlockContinue.atColumn(state.getColumn() + INDENT)
                    : BlockContinue.none();
        }
    }
}
