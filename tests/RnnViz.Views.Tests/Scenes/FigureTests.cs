using System.Xml.Linq;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>The vector figure of a whole screen shows what the window shows.</summary>
public sealed class FigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg", Link = "http://www.w3.org/1999/xlink";

    public static TheoryData<string> Lessons() => [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_figure_of_a_lesson_is_well_formed_and_has_every_text_of_the_screen(string name)
    {
        var stage = new Stage(name);
        stage.Frames(5);
        XDocument figure = Draw(stage);
        string[] onScreen = [.. stage.Draw().Texts.Select(text => text.Text).Where(text => !string.IsNullOrWhiteSpace(text))];
        string[] inFigure = [.. figure.Descendants(Svg + "g").Select(group => (string?)group.Attribute("aria-label")).OfType<string>()];
        Assert.Equal(onScreen, inFigure);
        IEnumerable<XElement> glyphs = figure.Descendants(Svg + "defs").Elements();
        var known = glyphs.Select(glyph => (string?)glyph.Attribute("id")).OfType<string>().ToHashSet();
        Assert.All(figure.Descendants(Svg + "use"), use => Assert.Contains(((string)use.Attribute(Link + "href")!)[1..], known));
    }

    [Fact]
    public void Every_letter_of_a_figure_has_an_outline()
    {
        var stage = new Stage("hello");
        stage.Frames(5);
        XElement[] glyphs = [.. Draw(stage).Descendants(Svg + "defs").Elements(Svg + "path")];
        Assert.True(glyphs.Length > 40, "a screen has more letters than that");
        Assert.All(glyphs, glyph => Assert.True(((string)glyph.Attribute("d")!).Length > 10, "a letter without an outline"));
    }

    [Fact]
    public void The_cells_of_a_heatmap_keep_their_colours()
    {
        var map = new ColorMap("grey", true, Rgba.Hex(0xFF0000), Rgba.Hex(0x000000), Rgba.Hex(0xFFFFFF));
        var heatmap = new Heatmap(2, 2);
        (heatmap[0, 0], heatmap[1, 0], heatmap[0, 1], heatmap[1, 1]) = (-1, 1, 0, HeatCode.Zero);
        var canvas = new SvgCanvas(new Extent(40, 40), Stage.Fonts);
        canvas.Heatmap(heatmap, heatmap.All, new Box(0, 0, 40, 40), map);
        XDocument figure = XDocument.Parse(canvas.ToDocument(new FigureInfo("cells")));
        // borders a little before the middles of pixels
        Assert.Equal(["#000000 0 0", "#808080 0 19.98", "#ffffff 19.98 0"], figure.Descendants(Svg + "rect")
            .Select(rect => $"{(string?)rect.Attribute("fill")} {(string?)rect.Attribute("x")} {(string?)rect.Attribute("y")}"));
        Assert.Equal("#ff0000", (string?)Assert.Single(figure.Descendants(Svg + "circle")).Attribute("fill"));
    }

    [Fact]
    public void A_heatmap_may_count_its_rows_from_the_bottom()
    {
        var map = new ColorMap("grey", false, Rgba.Hex(0xFF0000), Rgba.Hex(0x000000), Rgba.Hex(0xFFFFFF));
        var few = new Heatmap(1, 2);
        (few[0, 0], few[0, 1]) = (0, 1);
        var many = new Heatmap(1, 20_000);
        many[0, 19_999] = 1;
        var canvas = new SvgCanvas(new Extent(40, 40), Stage.Fonts);
        canvas.Heatmap(few, new Box(0, 2, 1, -2), new Box(0, 0, 20, 40), map);
        canvas.Heatmap(many, new Box(0, 20_000, 1, -20_000), new Box(20, 0, 20, 40), map);
        XDocument figure = XDocument.Parse(canvas.ToDocument(new FigureInfo("cells")));
        // the first reaches half a pixel under the second
        Assert.Equal(["#000000 19.48", "#ffffff 0"],
            figure.Descendants(Svg + "rect").Select(rect => $"{(string?)rect.Attribute("fill")} {(string?)rect.Attribute("y")}"));
        XElement image = Assert.Single(figure.Descendants(Svg + "image"));
        Assert.Equal(("0", "40"), ((string)image.Attribute("y")!, (string)image.Attribute("height")!));
    }

    private static XDocument Draw(Stage stage)
    {
        var canvas = new SvgCanvas(stage.Size, Stage.Fonts, FigureText.Outlines);
        stage.DrawOn(canvas);
        return XDocument.Parse(canvas.ToDocument(new FigureInfo("a screen")));
    }
}
