using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Mathematics;

public sealed class FormulaNotationTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fonts");

    [Theory]
    [InlineData("h_t", "s_t")]
    [InlineData("∂L/∂h_t = W_{hh}ᵀ δ_{t+1}", "∂E/∂s_t = Uᵀ δ_{t+1}")]
    [InlineData("W_{hh} h_{t−1} + W_{xh} x_t", "U s_{t−1} + W_{xs} x_t")]
    [InlineData("‖h_t‖ (1 − h_t^2)", "‖s_t‖ (1 − s_t^2)")]
    [InlineData("\\root{h} \\1{L}", "\\root{s} \\1{E}")]
    [InlineData("\"bound\" h", "\"Schranke\" s")]
    [InlineData("c_t", "c_t")]
    public void Symbols_are_replaced_wherever_they_stand(string notation, string expected)
    {
        var labels = new Labels(
            "xx", new Dictionary<string, string> { ["bound"] = "Schranke" },
            new Dictionary<string, string> { ["h"] = "s", ["L"] = "E", ["W_{hh}"] = "U" });
        FormulaLayout layout = FormulaLayout.Of(notation, new FontBook(Folder) { Labels = labels }, 20),
            plain = FormulaLayout.Of(expected, new FontBook(Folder), 20);
        Assert.Equal(plain.Runs.ToArray(), layout.Runs.ToArray());
        Assert.Equal(plain.Rules.ToArray(), layout.Rules.ToArray());
        Assert.Equal(notation, layout.Notation);
    }

    [Fact]
    public void Symbols_in_a_row_are_replaced_together()
    {
        var labels = new Labels("xx", new Dictionary<string, string>(), new Dictionary<string, string> { ["∂L"] = "\\hat{g}" });
        FormulaLayout layout = FormulaLayout.Of("∂L/∂h", new FontBook(Folder) { Labels = labels }, 20),
            plain = FormulaLayout.Of("\\hat{g}/∂h", new FontBook(Folder), 20);
        Assert.Equal(plain.Runs.ToArray(), layout.Runs.ToArray());
    }

    [Fact]
    public void A_notation_that_cannot_be_read_is_said()
    {
        var labels = new Labels("xx", new Dictionary<string, string>(), new Dictionary<string, string> { ["h"] = "s_{" });
        Assert.StartsWith(
            "\"notation\": The formula \"s_{\" has ", Assert.Throws<LabelsException>(() => FormulaNotation.Check(labels)).Message);
    }

    [Theory]
    [InlineData("s_{", "no } at character 4")]
    [InlineData("a)", "an unexpected ) at character 2")]
    [InlineData("\\frac{a}", "\\frac, which is none of")]
    [InlineData("\"h", "an open quote")]
    public void A_notation_that_cannot_be_read_names_its_file_and_no_class(string notation, string said)
    {
        var labels = new Labels("xx", new Dictionary<string, string>(), new Dictionary<string, string> { ["h"] = notation });
        string message = Assert.Throws<LabelsException>(() => FormulaNotation.Check(labels, "mine.json")).Message;
        Assert.StartsWith($"mine.json, \"notation\": The formula \"{notation}\" has {said}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Reader", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("‖(")]
    [InlineData("\\hat{")]
    [InlineData("x_{")]
    public void A_notation_of_a_million_brackets_is_refused_in_a_short_sentence(string bracket)
    {
        string notation = string.Concat(Enumerable.Repeat(bracket, 1_000_000));
        var labels = new Labels("xx", new Dictionary<string, string>(), new Dictionary<string, string> { ["h"] = notation });
        string message = Assert.Throws<LabelsException>(() => FormulaNotation.Check(labels, "mine.json")).Message;
        Assert.Contains("more than 64 brackets within one another", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 300);
    }
}
