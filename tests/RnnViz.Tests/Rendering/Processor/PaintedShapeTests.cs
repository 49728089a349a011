using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Rendering.Processor;

namespace RnnViz.Tests.Rendering.Processor;

public sealed class PaintedShapeTests
{
    [Fact]
    public void A_box_fills_the_pixels_whose_middles_it_covers()
    {
        Bitmap picture = OnWhite(canvas => canvas.FillBox(new Box(10.4f, 10.6f, 20, 20), Painted.Black));
        Assert.Equal(Painted.Black, picture.At(10, 11));
        Assert.Equal(Painted.White, picture.At(10, 10));
        Assert.Equal(Painted.Black, picture.At(29, 30));
        Assert.Equal(Painted.White, picture.At(30, 30));
    }

    [Theory]
    [InlineData(255, 0)]
    [InlineData(128, 127)]
    [InlineData(0, 255)]
    public void Opacity_mixes_with_what_lies_below(byte alpha, int expected)
    {
        Bitmap picture = OnWhite(canvas => canvas.FillBox(new Box(0, 0, 64, 64), Painted.Black with { A = alpha }));
        Rgba mixed = picture.At(5, 5);
        Assert.InRange(mixed.G, expected - 1, expected + 1);
        Assert.Equal(255, mixed.A);
    }

    [Fact]
    public void A_disc_covers_as_many_pixels_as_its_area()
    {
        Bitmap picture = OnWhite(canvas => canvas.FillCircle(new Point(32.3f, 31.6f), 20, Painted.Black));
        Assert.InRange(Ink(picture), MathF.PI * 400 * 0.99f, MathF.PI * 400 * 1.01f);
    }

    [Theory]
    [InlineData(10, 32, 50, 32)]
    [InlineData(32, 10, 32, 50)]
    [InlineData(12, 10, 50, 44)]
    [InlineData(50, 12, 10, 50)]
    public void A_stroke_covers_its_length_times_its_width(float x, float y, float toX, float toY)
    {
        float length = new Point(toX - x, toY - y).Length;
        Bitmap picture = OnWhite(canvas => canvas.Line(new Point(x, y), new Point(toX, toY), 2.5f, Painted.Black));
        Assert.InRange(Ink(picture), length * 2.5f * 0.97f, length * 2.5f * 1.03f);
    }

    [Fact]
    public void Strokes_joined_end_to_end_leave_no_seam()
    {
        Rgba veil = Painted.Black with { A = 128 };
        Bitmap whole = OnWhite(canvas => canvas.Line(new Point(4, 9), new Point(60, 37), 2, veil));
        Point[] points = [new Point(4, 9), new Point(18, 16), new Point(40, 27), new Point(60, 37)];
        Bitmap parts = OnWhite(canvas => canvas.Polyline(points, 2, veil));
        Assert.InRange(Ink(parts) / Ink(whole), 0.98, 1.02);
    }

    [Fact]
    public void A_rounded_box_has_its_area_less_the_corners()
    {
        Bitmap picture = OnWhite(canvas => canvas.FillRoundedBox(new Box(8, 8, 40, 30), 10, Painted.Black));
        Assert.InRange(Ink(picture), (1200 - (4 - MathF.PI) * 100) * 0.995f, (1200 - (4 - MathF.PI) * 100) * 1.005f);
        Assert.Equal(Painted.White, picture.At(8, 8));
        Assert.Equal(Painted.Black, picture.At(8, 22));
    }

    [Fact]
    public void An_outline_lies_inside_its_box_and_leaves_its_middle_free()
    {
        Bitmap picture = OnWhite(canvas => canvas.StrokeRoundedBox(new Box(8, 8, 40, 30), 6, 2, Painted.Black));
        Assert.Equal([Painted.White, Painted.Black, Painted.Black, Painted.White], Enumerable.Range(7, 4).Select(x => picture.At(x, 22)));
        Assert.Equal(Painted.White, picture.At(28, 22));
    }

    [Fact]
    public void Letters_are_as_dark_as_their_colour_and_stand_on_the_baseline()
    {
        Bitmap picture = OnWhite(canvas => canvas.Text("H", new Point(10, 40), new TextStyle(FontRole.Heading, 24), Painted.Black));
        int lowest = Enumerable.Range(0, 64).Last(y => Enumerable.Range(0, 64).Any(x => picture.At(x, y).R < 128));
        Assert.Equal(39, lowest);
        Assert.Contains(Enumerable.Range(0, 64), x => picture.At(x, 35) == Painted.Black);
    }

    /// <summary>How many pixels' worth of black there is on white.</summary>
    private static double Ink(Bitmap picture)
    {
        double sum = 0;
        foreach (uint pixel in picture.Pixels)
        {
            sum += 1 - (pixel & 255) / 255.0;
        }

        return sum;
    }

    private static Bitmap OnWhite(Action<ICanvas> draw) => Painted.Once(64, 64, canvas =>
    {
        canvas.Clear(Painted.White);
        draw(canvas);
    });
}
