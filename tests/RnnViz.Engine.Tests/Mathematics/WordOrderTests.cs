using RnnViz.Engine.Mathematics;

namespace RnnViz.Engine.Tests.Mathematics;

/// <summary>Sentences of Hebrew, Arabic and Chinese words, with formulas and numbers among them.</summary>
public sealed class WordOrderTests
{
    [Theory]
    [InlineData("the loss is small", "the loss is small")]
    [InlineData("אבג דה וז", "וז דה אבג")]
    [InlineData("אבג the loss דה", "דה the loss אבג")]
    [InlineData("the אבג דה loss", "the דה אבג loss")]
    [InlineData("אבג ln 30 = 3.4. דה", "דה .ln 30 = 3.4 אבג")]
    [InlineData("אבג L, דה", "דה ,L אבג")]
    [InlineData("אבג ∂L/∂Whh. דה", "דה .[∂L/∂W_{hh}] אבג")]
    [InlineData("אבג 8 דה", "דה 8 אבג")]
    public void Words_stand_as_their_sentence_is_read(string sentence, string seen)
    {
        IReadOnlyList<SentenceWord> words = Sentence.Read(sentence);
        var order = new int[2 * words.Count - 1];
        WordOrder.Arrange(words, 0, order);
        Assert.Equal(seen, string.Concat(order.Select(place => place % 2 != 0 ? (words[place / 2 + 1].IsJoined ? "" : " ")
            : words[place / 2].Notation is { } notation ? $"[{notation}]{words[place / 2].Text}" : words[place / 2].Text)));
    }

    [Fact]
    public void Lines_of_a_sentence_are_ordered_by_themselves()
    {
        IReadOnlyList<SentenceWord> words = Sentence.Read("אב גד הו זח");
        var order = new int[3];
        WordOrder.Arrange(words, 2, order);
        Assert.Equal([2, 1, 0], order);
    }

    [Fact]
    public void Only_a_sentence_that_is_read_from_left_to_right_has_words_of_level_0()
    {
        Assert.All(Sentence.Read("the loss אבג is 3"), word => Assert.Equal(word.Text == "אבג" ? 1 : 0, word.Level));
        Assert.All(Sentence.Read("אבג the loss, 3 (is) small."), word => Assert.NotEqual(0, word.Level));
    }

    [Fact]
    public void Chinese_is_parted_wherever_a_line_may_end_and_formulas_are_found_in_it()
    {
        IReadOnlyList<SentenceWord> words = Sentence.Read("损失δ₂很小，ln 30。");
        Assert.Equal(["损", "失", "", "很", "小，", "ln", "30。"], words.Select(word => word.Text));
        Assert.Equal("δ_{2}", words[2].Notation);
        Assert.Equal([false, true, true, true, true, true, false], words.Select(word => word.IsJoined));
    }
}
