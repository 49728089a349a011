using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Output.Pages;

namespace RnnViz.Tests.Output.Pages;

public sealed class PlacedCanvasTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    [Fact]
    public void Shapes_and_type_are_drawn_in_the_place_and_as_much_smaller()
    {
        var sheet = new RecordingCanvas(new Extent(400, 400), Fonts);
        var placed = new PlacedCanvas(sheet, new Extent(200, 100), new Box(10, 20, 100, 50));
        placed.FillBox(new Box(20, 40, 60, 20), default);
        placed.Text("h", new Point(200, 100), new TextStyle(FontRole.Interface, 16), default);
        Assert.Equal(new Box(20, 40, 30, 10), Assert.Single(sheet.Shapes).Bounds);
        DrawnText text = Assert.Single(sheet.Texts);
        Assert.Equal(8, text.Style.Size);
    }
}
