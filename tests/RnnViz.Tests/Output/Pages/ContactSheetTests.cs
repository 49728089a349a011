using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Output.Pages;
using RnnViz.Tests.Rendering.Processor;

namespace RnnViz.Tests.Output.Pages;

public sealed class ContactSheetTests
{
    private const float Width = 480;

    private static readonly TextStyle Style = new(FontRole.Interface, 13);

    [Fact]
    public void A_text_that_fits_under_a_picture_stands_there_whole()
    {
        const string Said = "Hidden state h₁ = (0.545, -0.0316); output o₁ = 0.474.";
        Assert.Equal(Said, ContactSheet.Fitted(Said, Width, Style, Painted.Fonts));
    }

    [Fact]
    public void Of_a_longer_one_whole_parts_stand_there_and_a_sign_that_there_are_more()
    {
        string[] parts = [.. Enumerable.Range(1, 12).Select(t => $"gradient of the input gate at timestep {t} = ({t}.25, -{t}.75)")];
        string fitted = ContactSheet.Fitted($"{string.Join("; ", parts)}.", Width, Style, Painted.Fonts);
        string[] kept = fitted.Split("; ");
        Assert.InRange(kept.Length, 2, parts.Length);
        Assert.Equal("…", kept[^1]);
        Assert.Equal(parts[..(kept.Length - 1)], kept[..^1]);
        Assert.InRange(CanvasShapes.ParagraphLines(Painted.Fonts, fitted, Style, Width), 1, 3);
    }
}
