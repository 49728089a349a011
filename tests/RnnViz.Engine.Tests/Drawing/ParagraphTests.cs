using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Drawing;

/// <summary>Text broken into lines.</summary>
public sealed class ParagraphTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"), SystemFonts.None);
    private static readonly TextStyle Style = new(FontRole.Interface, 20);

    [Fact]
    public void A_text_that_is_read_from_right_to_left_ends_each_line_at_the_right()
    {
        // the second line begins with a Latin word, and is read from the right all the same
        DrawnText[] lines = Lines("שלום עולם\nloss. אבג", new Box(10, 10, 300, 100));
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(310, line.Bounds.Right, 0.01f));
        Assert.All(lines, line => Assert.True(TextDirection.IsRightToLeft(line.Text)));
    }

    [Fact]
    public void What_has_no_room_ends_in_an_ellipsis_at_the_left()
    {
        DrawnText[] texts = Lines("שלום עולם שלום עולם שלום עולם שלום", new Box(10, 10, 120, 20));
        DrawnText ellipsis = Assert.Single(texts, text => text.Text == "…"), line = Assert.Single(texts, text => text.Text != "…");
        Assert.True(ellipsis.Bounds.X >= 10 - 0.01f);
        Assert.Equal(line.Bounds.X, ellipsis.Bounds.Right, 0.01f);
    }

    [Fact]
    public void Chinese_without_a_space_fills_lines_and_none_begins_with_a_comma()
    {
        const string Text = "循环神经网络逐字阅读文本，并在每一步预测下一个字符，五次更新之后，损失低于";
        for (float width = 100; width < 400; width += 13)
        {
            DrawnText[] lines = Lines(Text, new Box(0, 0, width, 2000));
            Assert.Equal(Text, string.Concat(lines.Select(line => line.Text)));
            Assert.All(lines, line => Assert.True(line.Bounds.Width <= width));
            Assert.All(lines, line => Assert.NotEqual('，', line.Text[0]));
            Assert.Equal(lines.Length, CanvasShapes.ParagraphLines(Fonts, Text, Style, width));
        }
    }

    [Fact]
    public void Words_are_not_parted_within_a_line_of_Latin_letters()
    {
        DrawnText[] lines = Lines("The loss of a small network is small", new Box(0, 0, 150, 2000));
        Assert.Equal("The loss of a small network is small", string.Join(' ', lines.Select(line => line.Text)));
        Assert.True(lines.Length > 1);
    }

    private static DrawnText[] Lines(string text, Box box)
    {
        var canvas = new RecordingCanvas(new Extent(1000, 2000), Fonts);
        canvas.ParagraphText(text, box, Style, 24, new Rgba(0, 0, 0));
        return [.. canvas.Texts];
    }
}
