using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Flow;

namespace RnnViz.Views.Tests.Panels.Flow;

public sealed class FreePlacesTests
{
    private static readonly Box Plot = new(0, 0, 400, 200);
    private static readonly Extent Text = new(100, 20);

    [Fact]
    public void An_empty_plot_has_the_place_that_is_wished_for()
    {
        FreePlaces places = Empty();
        Assert.Equal(new Box(50, 90, 100, 20), places.Take(Text, 100, 50));
        Assert.Equal(new Box(300, 0, 100, 20), places.Take(Text, -50, 380));
    }

    [Fact]
    public void A_second_text_stands_beside_the_first()
    {
        FreePlaces places = Empty();
        Box first = places.Take(Text, 100, 50), second = places.Take(Text, 100, 50);
        Assert.False(first.Overlaps(second));
        Assert.InRange(MathF.Abs(first.Y - second.Y), 20, 26);
    }

    [Fact]
    public void Texts_keep_clear_of_a_line()
    {
        FreePlaces places = Empty();
        FlowLine flat = Line(1e-2, 1e-2, 1e-2, 1e-2); // at half the height
        places.Add(flat);
        Box place = places.Take(Text, 100, 50);
        Assert.False(flat.Crosses(place.Inset(-3)));
        Assert.InRange(MathF.Abs(place.Center.Y - 100), 13, 25);
    }

    [Fact]
    public void Where_one_left_edge_has_no_place_the_next_is_tried_and_then_a_line_is_covered_but_no_text()
    {
        FreePlaces places = Empty();
        places.Add(new Box(0, 0, 200, 200));
        Assert.Equal(250, places.Take(Text, 100, 50, 250).X);
        places.Add(new Box(200, 0, 200, 80));
        places.Add(new Box(200, 120, 200, 80));
        places.Add(Line(1e-2, 1e-2, 1e-2, 1e-2));
        Box covering = places.Take(Text, 30, 210);
        Assert.Equal(default, covering); // the text that was taken at 250 is there
        places.RemoveLast(2);
        Assert.False(places.Take(Text, 30, 210).Width == 0);
    }

    [Fact]
    public void A_line_is_cut_off_at_the_edges_of_its_plot_and_has_gaps_where_there_is_no_number()
    {
        FlowLine line = Line(1e-2, double.NaN, 1e-6, 1e-2);
        Point[] seen = line.Between(4, 1).ToArray();
        Assert.Equal(3, seen.Length); // a gap before it, its beginning at t = 4, and the place where it leaves
        Assert.True(float.IsNaN(seen[0].X));
        Assert.Equal(new Point(350, 100), seen[1]);
        Assert.Equal(300, seen[2].X, 0.5f);
        Assert.Equal(200, seen[2].Y, 0.5f);
        Assert.False(line.IsInside(3));
        Assert.False(line.IsJoined(1));
        Assert.True(line.IsJoined(4));
    }

    private static FreePlaces Empty()
    {
        var places = new FreePlaces();
        places.Begin(Plot, 3);
        return places;
    }

    /// <summary>Norms of four timesteps on an axis from 1e-4 to 1.</summary>
    private static FlowLine Line(params double[] norms)
    {
        var line = new FlowLine();
        line.Read(norms, new TimeAxis(Plot, norms.Length), Plot, ValueScale.Log(-4, 0));
        return line;
    }
}
