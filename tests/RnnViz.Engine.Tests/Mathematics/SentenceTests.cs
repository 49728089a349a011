using RnnViz.Engine.Mathematics;

namespace RnnViz.Engine.Tests;

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
    public void A_word_of_mathematics_becomes_a_formula(string word, string notation, string rest) =>
        Assert.Equal([new SentenceWord(rest, notation)], Sentence.Read(word));

    [Theory]
    [InlineData("gradient.")]
    [InlineData("by")]
    [InlineData("Why?!x")]
    [InlineData("‖open")]
    public void Other_words_stay_as_they_are(string word) => Assert.Equal([new SentenceWord(word, null)], Sentence.Read(word));

    [Fact]
    public void A_sentence_is_parted_at_blanks()
    {
        IReadOnlyList<SentenceWord> words = Sentence.Read("The loss meets h₂ here.");
        Assert.Equal(5, words.Count);
        Assert.Equal("h_{2}", words[3].Notation);
    }
}
