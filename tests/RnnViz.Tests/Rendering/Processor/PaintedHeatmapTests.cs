using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Rendering.Processor;

namespace RnnViz.Tests.Rendering.Processor;

public sealed class PaintedHeatmapTests
{
    private const int Edge = 60;

    [Fact]
    public void Every_cell_has_the_colour_of_its_position()
    {
        var heatmap = new Heatmap(5, 6);
        for (int i = 0; i < 30; i++)
        {
            heatmap[i % 5, i / 5] = i / 14.5f - 1;
        }

        Bitmap picture = Paint(heatmap);
        for (int i = 0; i < 30; i++)
        {
            Rgba drawn = picture.At(i % 5 * 12 + 6, i / 5 * 10 + 5), expected = Painted.Scale.At(heatmap[i % 5, i / 5]);
            Assert.InRange(Math.Abs(drawn.R - expected.R) + Math.Abs(drawn.G - expected.G) + Math.Abs(drawn.B - expected.B), 0, 3);
        }
    }

    [Fact]
    public void Cells_smaller_than_a_pixel_are_averaged_and_none_is_left_out()
    {
        var heatmap = new Heatmap(1, 4 * Edge);
        for (int row = 0; row < heatmap.Rows; row++)
        {
            heatmap[0, row] = row % 4 == 3 ? 1 : 0;
        }

        Rgba drawn = Paint(heatmap).At(30, 30);
        Assert.Equal(255, drawn.R);
        Assert.InRange(drawn.G, 255 * 3 / 4 - 2, 255 * 3 / 4 + 2);
    }

    [Fact]
    public void An_empty_cell_shows_what_lies_below() => Assert.Equal(Painted.White, Paint(new Heatmap(2, 2)).At(15, 15));

    [Theory]
    [InlineData(HeatCode.Zero)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_special_cell_carries_its_mark_whatever_its_size(float value)
    {
        foreach (int cells in (int[])[2, 20, 200])
        {
            var heatmap = new Heatmap(cells, cells);
            heatmap.EditAll().Fill(value);
            Bitmap picture = Paint(heatmap);
            HashSet<Rgba> colors = [];
            for (int y = 0; y < Edge; y++)
            {
                for (int x = 0; x < Edge; x++)
                {
                    colors.Add(picture.At(x, y));
                }
            }

            Assert.True(colors.Count > 1, $"{cells} cells of {value}");
            Assert.All(colors, color => Assert.True(color.R >= color.B, $"{color} of {value}"));
        }
    }

    [Fact]
    public void A_saturated_unit_has_a_bar_at_the_side_to_which_it_is_driven()
    {
        var heatmap = new Heatmap(1, 2);
        (heatmap[0, 0], heatmap[0, 1]) = (1, -1);
        Bitmap picture = Paint(heatmap, new HeatmapMarks(Saturation: 0.99f));
        Assert.NotEqual(picture.At(30, 15), picture.At(30, 1));
        Assert.Equal(picture.At(30, 15), picture.At(30, 28));
        Assert.NotEqual(picture.At(30, 45), picture.At(30, 58));
        Assert.Equal(picture.At(2, 45), picture.At(2, 58));
    }

    [Fact]
    public void Wide_columns_have_a_hairline_between_them()
    {
        var heatmap = new Heatmap(4, 1);
        heatmap.EditAll().Fill(1);
        Bitmap picture = Paint(heatmap, new HeatmapMarks(HasGaps: true));
        Assert.Equal([14, 29, 44, 59], Enumerable.Range(0, Edge).Where(x => picture.At(x, 20) == Painted.White));
    }

    private static Bitmap Paint(Heatmap heatmap, HeatmapMarks marks = default) => Painted.Once(64, 64, canvas =>
    {
        canvas.Clear(Painted.White);
        canvas.Heatmap(heatmap, heatmap.All, new Box(0, 0, Edge, Edge), Painted.Scale, marks);
    });
}
