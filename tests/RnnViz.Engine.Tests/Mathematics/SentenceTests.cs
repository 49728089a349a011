using RnnViz.Engine.Mathematics;

namespace RnnViz.Engine.Tests.Mathematics;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("δ₂", "δ_{2}", "")]
    [InlineData("h₁ᵀ", "h_{1}ᵀ", "")]
    [InlineData("h₀ᵀ.", "h_{0}ᵀ", ".")]
    [InlineData("∂L/∂Whh,", "∂L/∂W_{hh}", ",")]
    [InlineData("Whh", "W_{hh}", "")]
    [InlineData("h₁₂²", "h_{12}^2", "")]
    [InlineData("δₜ₊₁", "δ_{t+1}", "")]
    [InlineData("‖∇L‖:", "‖∇L‖", ":")]
    [InlineData("σmax,", "σ_{\"max\"}", ",")]
    [InlineData("h₃[unit", "h_{3}", "[unit")]
    [InlineData("∂L/∂Whh[1,", "∂L/∂W_{hh}", "[1,")]
    public void A_word_of_mathematics_becomes_a_formula(string word, string notation, string rest) =>
        Assert.Equal([new SentenceWord(rest, notation)], Sentence.Read(word));

    [Theory]
    [InlineData("gradient.")]
    [InlineData("by")]
    [InlineData("Why?!x")]
    [InlineData("‖open")]
    [InlineData("10⁻²")]
    [InlineData("10³.")]
    [InlineData("10⁻¹²,")]
    public void Other_words_stay_as_they_are(string word) => Assert.Equal([new SentenceWord(word, null)], Sentence.Read(word));

    [Fact]
    public void A_sentence_is_parted_at_blanks()
    {
        IReadOnlyList<SentenceWord> words = Sentence.Read("The loss meets h₂ here.");
        Assert.Equal(5, words.Count);
        Assert.Equal("h_{2}", words[3].Notation);
    }

    [Fact]
    public void Why_is_a_question_at_the_beginning_and_weights_elsewhere()
    {
        IEnumerable<string?> notations = [.. Sentence.Read("Why Why? Why is that, and what is ∂L/∂Why?").Select(word => word.Notation)];
        Assert.Equal(new[] { null, "W_{hy}", null, null, null, null, null, null, "∂L/∂W_{hy}" }, notations);
    }

    [Theory]
    [InlineData("δ₂ times h₁", true)]
    [InlineData("an eigenvalue of Whh", true)]
    [InlineData("right: target l, output o", false)]
    public void Words_alone_have_no_formulas(string text, bool mayHave) => Assert.Equal(mayHave, Sentence.MayHaveFormulas(text));
}
