using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Rendering.Processor;

namespace RnnViz.Tests.Rendering.Processor;

/// <summary>Texts of all scripts as pixels.</summary>
public sealed class PaintedTextTests
{
    private const int Width = 700, Height = 80;
    private const string DejaVu = "/usr/share/fonts/truetype/dejavu", Emoji = "/usr/share/fonts/truetype/noto";

    private static readonly TextStyle Style = new(FontRole.Interface, 24);

    [Theory]
    [InlineData("The loss, язык, γλῶσσα")]
    [InlineData("שלום עולם 3.14")]
    [InlineData("الشبكة تقرأ 15")]
    public void Ink_lies_where_the_text_was_measured(string text)
    {
        FontBook fonts = BookWith(DejaVu);
        foreach (TextAlign align in Enum.GetValues<TextAlign>())
        {
            var at = new Point(Width / 2, 50);
            Box bounds = fonts.Bounds(text, at, Style, align);
            (int left, int right) = InkOf(PictureOf(fonts, canvas => canvas.Text(text, at, Style, Painted.Black, align)));
            Assert.InRange(left, bounds.X - 2, bounds.X + 6);
            Assert.InRange(right, bounds.Right - 6, bounds.Right + 2);
        }
    }

    [Theory]
    [InlineData("中")]
    [InlineData("\uE000")]
    [InlineData("\u0001")]
    [InlineData("\u200D")]
    [InlineData("😀")]
    public void What_no_font_has_leaves_ink(string text)
    {
        var fonts = new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts"), SystemFonts.None);
        (int left, int right) = InkOf(PictureOf(fonts, canvas => canvas.Text(text, new Point(100, 50), Style, Painted.Black)));
        Assert.True(right - left > 5, $"{left}..{right}");
    }

    [Fact]
    public void An_emoji_keeps_its_colours_and_takes_the_opacity_of_the_text()
    {
        FontBook fonts = BookWith(Emoji);
        Rgba Middle(Rgba color)
        {
            var canvas = new ProcessorCanvas(fonts);
            Painted.Next(canvas, Width, Height, drawn =>
            {
                drawn.Clear(Painted.White);
                drawn.Text("😀", new Point(100, 50), Style, color);
            });
            Box bounds = fonts.Bounds("😀", new Point(100, 50), Style, TextAlign.Left);
            return canvas.Picture.At((int)bounds.Center.X, 36);
        }

        Rgba full = Middle(Painted.Black), faint = Middle(Painted.Black.WithOpacity(0.5f));
        Assert.True(full is { R: > 200, B: < 120 }, $"{full}");
        Assert.InRange(faint.B, (full.B + 255) / 2 - 4, (full.B + 255) / 2 + 4);
        Assert.Equal(full, Middle(new Rgba(0, 0, 255)));
    }

    [Fact]
    public void Letters_that_join_leave_no_gap()
    {
        FontBook fonts = BookWith(DejaVu);
        // a word of letters that all join: ink in every column
        Bitmap picture = PictureOf(fonts, canvas => canvas.Text("بسملة", new Point(100, 50), Style, Painted.Black));
        (int left, int right) = InkOf(picture);
        Assert.True(right - left > 40);
        for (int x = left; x < right; x++)
        {
            Assert.True(HasInk(picture, x, 128), $"column {x} of {left} to {right}");
        }
    }

    [Fact]
    public void A_picture_of_shaped_text_that_was_painted_before_allocates_nothing_and_changes_no_pixel()
    {
        FontBook fonts = BookWith(DejaVu);
        using var canvas = new ProcessorCanvas(fonts);
        void Draw(ICanvas drawn)
        {
            drawn.Clear(Painted.White);
            drawn.Text("שלום, loss 3.14, سلام", new Point(20, 50), Style, Painted.Black);
        }

        Action<ICanvas> draw = Draw;
        Painted.Next(canvas, Width, Height, draw);
        long least = long.MaxValue;
        for (int i = 0; i < 3 && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Painted.Next(canvas, Width, Height, draw);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.Equal(0, canvas.Changes.ChangedCount);
    }

    private static FontBook BookWith(string folder)
    {
        string file = Path.Combine(folder, folder == Emoji ? "NotoColorEmoji.ttf" : "DejaVuSans.ttf");
        Assert.SkipUnless(File.Exists(file), "needs Debian's packages fonts-dejavu-core and fonts-noto-color-emoji");
        return new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts"), new SystemFonts([folder]));
    }

    private static Bitmap PictureOf(FontBook fonts, Action<ICanvas> draw)
    {
        using var canvas = new ProcessorCanvas(fonts);
        Painted.Next(canvas, Width, Height, drawn =>
        {
            drawn.Clear(Painted.White);
            draw(drawn);
        });
        return canvas.Picture;
    }

    private static (int Left, int Right) InkOf(Bitmap picture)
    {
        int[] columns = [.. Enumerable.Range(0, Width).Where(x => HasInk(picture, x, 200))];
        Assert.NotEmpty(columns);
        return (columns[0], columns[^1] + 1);
    }

    private static bool HasInk(Bitmap picture, int x, byte below) =>
        Enumerable.Range(0, Height).Any(y => picture.At(x, y).R < below || picture.At(x, y).B < below);
}
