using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Rendering.Processor;

namespace RnnViz.Tests.Rendering.Processor;

/// <summary>A picture of which only the changed squares were painted is the picture painted as a whole.</summary>
public sealed class ChangedPictureTests
{
    private const int Width = 230, Height = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Painting_only_what_changed_gives_the_same_pixels(int seed)
    {
        using var canvas = new ProcessorCanvas(Painted.Fonts);
        var random = new Random(seed);
        var heatmap = new Heatmap(9, 40);
        Shape[] shapes = [.. Enumerable.Range(0, 40).Select(_ => new Shape(random, heatmap))];
        bool wasSpared = false;
        for (int picture = 0; picture < 30; picture++)
        {
            // a few shapes move, the others stay where they are
            for (int i = 0; i < picture % 4; i++)
            {
                shapes[random.Next(shapes.Length)] = new Shape(random, heatmap);
            }

            if (picture % 5 == 4)
            {
                FillAtRandom(heatmap, random);
            }

            Painted.Next(canvas, Width, Height, Draw);
            Assert.True(canvas.Picture.Pixels.SequenceEqual(Painted.Once(Width, Height, Draw).Pixels), $"picture {picture} of seed {seed}");
            wasSpared |= canvas.Changes.ChangedCount < canvas.Changes.Columns * canvas.Changes.Rows;
        }

        Assert.True(wasSpared);

        void Draw(ICanvas on)
        {
            on.Clear(Painted.White);
            foreach (Shape shape in shapes)
            {
                shape.Draw(on);
            }
        }
    }

    [Fact]
    public void The_same_picture_again_is_not_painted()
    {
        using var canvas = new ProcessorCanvas(Painted.Fonts);
        for (int i = 0; i < 2; i++)
        {
            Painted.Next(canvas, Width, Height, on =>
            {
                on.Clear(Painted.White);
                on.Text("loss 0.42", new Point(20, 60), new TextStyle(FontRole.Number, 14), Painted.Black);
            });
        }

        Assert.Equal(0, canvas.Changes.ChangedCount);
    }

    [Fact]
    public void One_changed_digit_changes_the_squares_under_it_alone()
    {
        using var canvas = new ProcessorCanvas(Painted.Fonts);
        for (int i = 0; i < 2; i++)
        {
            Painted.Next(canvas, Width, Height, on =>
            {
                on.Clear(Painted.White);
                on.Text($"{i}", new Point(40, 50), new TextStyle(FontRole.Number, 14), Painted.Black);
            });
        }

        Assert.InRange(canvas.Changes.ChangedCount, 1, 2);
    }

    [Fact]
    public void A_cell_that_is_written_to_changes_its_heatmap()
    {
        using var canvas = new ProcessorCanvas(Painted.Fonts);
        var heatmap = new Heatmap(2, 2);
        for (int i = 0; i < 2; i++)
        {
            heatmap[1, 1] = i;
            Painted.Next(canvas, Width, Height, on => on.Heatmap(heatmap, heatmap.All, new Box(0, 0, 40, 40), Painted.Scale));
        }

        Assert.Equal(new Rgba(255, 0, 0), canvas.Picture.At(30, 30));
    }

    [Fact]
    public void What_was_drawn_before_a_clear_is_gone()
    {
        Bitmap picture = Painted.Once(64, 64, canvas =>
        {
            canvas.FillBox(new Box(0, 0, 64, 64), Painted.Black);
            canvas.Clear(Painted.White);
        });
        Assert.Equal(Painted.White, picture.At(10, 10));
    }

    private static void FillAtRandom(Heatmap heatmap, Random random)
    {
        foreach (ref float cell in heatmap.EditAll())
        {
            cell = random.Next(12) switch
            {
                0 => HeatCode.Zero,
                1 => HeatCode.Empty,
                2 => float.NaN,
                3 => float.PositiveInfinity,
                _ => random.NextSingle() * 2 - 1,
            };
        }
    }

    /// <summary>Any one of the canvas' primitives, anywhere, also half outside.</summary>
    private sealed class Shape(Random random, Heatmap heatmap)
    {
        private readonly int kind = random.Next(9);
        private readonly Box box = new(
            random.NextSingle() * 260 - 30, random.NextSingle() * 180 - 30, random.NextSingle() * 90, random.NextSingle() * 70);
        private readonly float size = random.NextSingle() * 6 + 0.5f;
        private readonly Rgba color = new(
            (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)(random.Next(2) == 0 ? 255 : random.Next(256)));

        public void Draw(ICanvas canvas)
        {
            var end = new Point(box.Right, box.Bottom);
            var start = new Point(box.X, box.Y);
            switch (kind)
            {
                case 0: canvas.FillBox(box, color); break;
                case 1: canvas.FillGradient(box, color, Painted.Black); break;
                case 2: canvas.FillRoundedBox(box, size, color); break;
                case 3: canvas.StrokeRoundedBox(box, size, size / 2, color); break;
                case 4: canvas.FillCircle(start, size * 3, color); break;
                case 5: canvas.Line(start, end, size, color); break;
                case 6: canvas.FillTriangle(start, end, new Point(box.X, box.Bottom), color); break;
                case 7: canvas.Text("h₁ = 0.37", start, new TextStyle(FontRole.Interface, 8 + size * 3), color); break;
                default: canvas.Heatmap(heatmap, heatmap.All, box, Painted.Scale, new HeatmapMarks(0.9f, HasGaps: true)); break;
            }
        }
    }
}
