using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Mathematics;

public sealed class FormulaLayoutTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    public static TheoryData<string> Formulas() =>
    [
        "e_2 = ŷ_2 − y_2", "g_8 = W_{hy}ᵀ e_8 + W_{hh}ᵀ δ_9", "δ_{t−1} = g_{t−1} ⊙ (1 − h_{t−1}^2)", "∂L/∂W_{hh} += δ_1 h_0ᵀ",
        "‖∂L/∂h_{16}‖", "p ← p − η \\hat{m}/(\\root{\\hat{v}} + ε)", "L = \\sum_{t=1}^{T} ℓ_t",
        "‖W_{hh}‖ → ‖∂L/∂W_{xh}‖", "(γ σ_{\"max\"})^{T−t}",
        "h_t = \"tanh\"(a_t)", "f_{ij}^2", "‖(‖x_1‖ + ‖y^2‖)‖",
    ];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void No_two_inks_overlap_at_any_size(string notation)
    {
        foreach (float size in new[] { 13f, 17, 22.5f, 34, 61 })
        {
            FormulaLayout layout = FormulaLayout.Of(notation, Fonts, size);
            Box[] inks = [.. layout.Runs.ToArray().Select(InkOf)];
            for (int i = 0; i < inks.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    Assert.False(
                        inks[i].Inset(0.06f * size).Overlaps(inks[j].Inset(0.06f * size)),
                        $"{notation} at {size}: \"{layout.Runs[i].Text}\" {inks[i]} overlaps \"{layout.Runs[j].Text}\" {inks[j]}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Its_bounds_hold_all_that_is_drawn_and_nothing_more(string notation)
    {
        FormulaLayout layout = FormulaLayout.Of(notation, Fonts, 40);
        var at = new Point(100, 200);
        Box bounds = layout.Bounds(at);
        var canvas = new RecordingCanvas(new Extent(1000, 400), Fonts);
        layout.Draw(canvas, at, default);
        Assert.Equal(layout.Runs.Length, canvas.Texts.Count);
        Assert.Equal(layout.Rules.Length, canvas.Shapes.Count);
        foreach (FormulaRun run in layout.Runs)
        {
            Assert.True(bounds.Encloses(InkOf(run).Offset(at.X, at.Y), 0.01f), $"\"{run.Text}\" leaves the bounds of {notation}");
        }

        foreach (DrawnShape shape in canvas.Shapes)
        {
            Assert.True(bounds.Encloses(shape.Bounds, 2.5f), $"{shape} leaves the bounds {bounds} of {notation}");
        }

        Box[] all = [.. layout.Runs.ToArray().Select(run => InkOf(run).Offset(at.X, at.Y)), .. canvas.Shapes.Select(shape => shape.Bounds)];
        Assert.Equal(bounds.X, all.Min(box => box.X), 3f);
        Assert.Equal(bounds.Right, all.Max(box => box.Right), 3f);
        Assert.Equal(bounds.Y, all.Min(box => box.Y), 3f);
        Assert.Equal(bounds.Bottom, all.Max(box => box.Bottom), 3f);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void It_is_as_wide_as_what_the_canvas_draws(string notation)
    {
        FormulaLayout layout = FormulaLayout.Of(notation, Fonts, 30);
        var canvas = new RecordingCanvas(new Extent(1000, 400), Fonts);
        layout.Draw(canvas, new Point(50, 50), default);
        float texts = canvas.Texts.Max(text => text.Bounds.Right);
        float shapes = canvas.Shapes.Count == 0 ? 0 : canvas.Shapes.Max(shape => shape.Bounds.Right);
        Assert.Equal(50 + layout.Width, MathF.Max(texts, shapes), 5.5f);
        Assert.True(50 + layout.Width >= texts - 0.01f, $"{notation}: a text ends at {texts}, the layout at {50 + layout.Width}");
    }

    [Fact]
    public void What_is_no_script_stands_on_the_baseline()
    {
        FormulaLayout layout = FormulaLayout.Of("g_8 = W_{hy}ᵀ e_8", Fonts, 20);
        foreach (FormulaRun run in layout.Runs)
        {
            if (run.Text is "8" or "h" or "y")
            {
                Assert.InRange(run.Offset.Y, 2, 8);
            }
            else if (run.Text is "T")
            {
                Assert.InRange(run.Offset.Y, -12, -6);
            }
            else
            {
                Assert.Equal(0, run.Offset.Y);
            }
        }
    }

    [Fact]
    public void Scripts_are_smaller_and_stand_at_the_right()
    {
        FormulaLayout layout = FormulaLayout.Of("W_{hh}ᵀ", Fonts, 40);
        FormulaRun letter = layout.Runs[0], below = layout.Runs[1], above = layout.Runs[3];
        Assert.Equal(("W", "h", "T"), (letter.Text, below.Text, above.Text));
        Assert.Equal(28, below.Style.Size, 3);
        Assert.True(below.Offset.X >= Fonts.Measure("W", letter.Style));
        Assert.True(above.Offset.X + above.Ink.Left >= letter.Ink.Right, "the transpose runs into the letter that leans");
        Assert.True(below.Offset.Y > 0 && above.Offset.Y < 0);
        Assert.True(-above.Offset.Y < letter.Ink.Top, "a script stands no higher than its letter's head");
    }

    [Fact]
    public void Norm_bars_are_as_high_as_what_they_hold()
    {
        FormulaLayout low = FormulaLayout.Of("‖g‖", Fonts, 40), high = FormulaLayout.Of("‖\\sum_{t}^{T} g^2‖", Fonts, 40);
        Assert.Equal(4, low.Rules.Length);
        Assert.True(High(high) > High(low) + 20);
        static float High(FormulaLayout layout) => layout.Rules[0].To.Y - layout.Rules[0].From.Y;
    }

    [Fact]
    public void Parentheses_grow_with_what_they_hold()
    {
        float small = FormulaLayout.Of("(x)", Fonts, 40).Runs[0].Ink.Top, large = FormulaLayout.Of("(\\sum_{t}^{T} x)", Fonts, 40).Ink.Top;
        Assert.True(large > small * 1.4f);
    }

    [Fact]
    public void Parts_have_their_colours_and_their_boxes()
    {
        FormulaLayout layout = FormulaLayout.Of("g = \\1{W e} + \\2{‖δ‖}", Fonts, 40);
        var canvas = new RecordingCanvas(new Extent(1000, 400), Fonts);
        Rgba ink = Rgba.Hex(1), first = Rgba.Hex(2), second = Rgba.Hex(3);
        layout.Draw(canvas, new Point(0, 100), ink, TextAlign.Left, [first, second]);
        Assert.Equal(ink, canvas.Texts.Single(text => text.Text == "g").Color);
        Assert.Equal(first, canvas.Texts.Single(text => text.Text == "W").Color);
        Assert.Equal(second, canvas.Texts.Single(text => text.Text == "δ").Color);
        Assert.All(canvas.Shapes, shape => Assert.Equal(second, shape.Color));
        Box one = layout.Bounds(new Point(0, 100), 1), two = layout.Bounds(new Point(0, 100), 2);
        Assert.True(one.Right < two.X && one.Width > 20 && two.Width > 20);
        Assert.Equal(default, layout.Bounds(default, 3));
    }

    [Fact]
    public void Drawing_allocates_nothing()
    {
        FormulaLayout layout = FormulaLayout.Of("δ_1 = g_1 ⊙ (1 − h_1^2)", Fonts, 20);
        var canvas = new BlindCanvas();
        for (int i = 0; i < 3; i++)
        {
            layout.Draw(canvas, default, default, TextAlign.Center);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            layout.Draw(canvas, default, default, TextAlign.Center);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("W_{hh")]
    [InlineData("‖g")]
    [InlineData("(1 − h")]
    [InlineData("g}")]
    [InlineData("\\frac{1}")]
    [InlineData("\"max")]
    [InlineData("W_")]
    public void A_formula_with_a_slip_is_refused_with_its_position(string notation)
    {
        var error = Assert.Throws<FormatException>(() => Formula.Read(notation));
        Assert.Contains("at character", error.Message);
        Assert.Contains(notation, error.Message);
    }

    private static Box InkOf(FormulaRun run) =>
        new(run.Offset.X + run.Ink.Left, run.Offset.Y - run.Ink.Top, run.Ink.Right - run.Ink.Left, run.Ink.Top + run.Ink.Depth);

    private sealed class BlindCanvas : ICanvas
    {
        public Extent Size => default;
        public FontBook Fonts => FormulaLayoutTests.Fonts;
        public void Clear(Rgba color) { }
        public void FillBox(Box box, Rgba color) { }
        public void FillGradient(Box box, Rgba top, Rgba bottom) { }
        public void FillRoundedBox(Box box, float radius, Rgba color) { }
        public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) { }
        public void FillCircle(Point center, float radius, Rgba color) { }
        public void Line(Point from, Point to, float thickness, Rgba color) { }
        public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color) { }
        public void FillTriangle(Point a, Point b, Point c, Rgba color) { }
        public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left) { }
        public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) { }
    }
}
