using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tests;
using RnnViz.Output;
using RnnViz.Output.Pages;
using RnnViz.Rendering.Processor;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Tests.Output;

/// <summary>Lessons whose texts have what XML and HTML do not allow, through every writer.</summary>
public sealed partial class HostileTextTests
{
    private static readonly string Hostile = string.Concat(Enumerable.Range(0, 32).Select(i => (char)i)) + "\u007f\u009b\ufffe\uffff"
        + "\u202e]]></script><!--<b>&amp;'\"" + new string(['\udc00', 'x', '\ud800']);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Control_characters_and_halves_of_pairs_make_no_invalid_SVG(bool hasOutlines)
    {
        (ProgramScene root, SceneTree tree) = Open();
        PictureForm form = FormOf(hasOutlines);
        var writer = new PictureWriter(root, tree, new ProcessorRenderer(LessonFigure.Fonts));
        Extent size = form.Apply(root);
        tree.Process(0);
        XmlDocument figure = Xml(Encoding.UTF8.GetString(writer.Svg(form, size, writer.InfoOf(form))));
        Assert.Contains("]]></script>", figure.GetElementsByTagName("title")[0]!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_texts_of_a_PNG_and_a_PDF_have_a_stand_in_for_each()
    {
        var info = new FigureInfo(Hostile, Hostile, "{}", Hostile);
        string png = Encoding.UTF8.GetString(Png.Encode(new byte[4], 1, 1, isOpaque: true, info));
        Assert.Contains("Title\0\0\0\0\0\ufffd\ufffd\ufffd", png, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', png);
        Assert.DoesNotContain('\uffff', png);
        (_, SceneTree tree) = Open();
        using var canvas = new PdfCanvas(new Extent(640, 360), LessonFigure.Fonts);
        tree.Draw(canvas);
        string pdf = Encoding.Latin1.GetString(canvas.ToDocument(info));
        Assert.Contains("/Title<FEFFFFFDFFFDFFFD", pdf, StringComparison.Ordinal);
        Assert.DoesNotContain("/Title<FEFF0000", pdf, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("handout")]
    [InlineData("deck")]
    [InlineData("report")]
    public void A_page_has_only_characters_that_pages_may_have_and_its_pictures_are_XML(string kind)
    {
        (ProgramScene root, _) = Open();
        var writer = new PageWriter(root, LessonFigure.Fonts, new Silent());
        PageMoments moments = PageMoments.Of(writer.Walk);
        string page = kind switch
        {
            "handout" => writer.Handout(moments),
            "deck" => writer.Deck(moments),
            _ => writer.Report(3),
        };
        Assert.DoesNotContain(page, c => c != '\n' && (char.IsControl(c) || c >= '\ufffe'));
        Assert.Equal(page, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(page)));
        Assert.DoesNotContain("</script><!--", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        string[] pictures = [.. Picture().Matches(page).Select(match => match.Value), .. Elements(page)];
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Xml(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{picture}</svg>"));
    }

    [Fact]
    public void A_contact_sheet_is_XML()
    {
        (ProgramScene root, _) = Open();
        var writer = new PageWriter(root, LessonFigure.Fonts, new Silent());
        Xml(Encoding.UTF8.GetString(writer.ContactSheet(PageMoments.Of(writer.Walk), ".svg")));
    }

    private static IEnumerable<string> Elements(string page) =>
        Recorded().Match(page) is { Success: true } match ? match.Groups[1].Value.Split('\n').Where(line => line.Length > 0) : [];

    private static XmlDocument Xml(string text)
    {
        var document = new XmlDocument();
        using var reader = XmlReader.Create(
            new StringReader(text), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        document.Load(reader);
        return document;
    }

    private static (ProgramScene Root, SceneTree Tree) Open()
    {
        Lesson lesson = LessonCatalog.Load("hello") with
        {
            Title = Hostile,
            Summary = Hostile,
            Run = Hostile,
            Stops =
            [
                new StopSettings { Iteration = 0, Ask = Hostile, Callout = Hostile },
                new StopSettings { Iteration = 1, Callout = Hostile },
            ],
        };
        var settings = new SessionSettings { Clock = new SteadyClock() };
        var root = new ProgramScene(
            new TrainingSession(lesson, settings: settings), ThemeCatalog.Light, LessonFigure.Fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name), settings: settings));
        root.Resize(new Extent(640, 360));
        var tree = new SceneTree(root);
        tree.Process(0);
        return (root, tree);
    }

    private static PictureForm FormOf(bool hasOutlines) => new(
        "light", 1, new PictureRecord { Width = "640px", Height = "360px", HasOutlines = hasOutlines, HasCallout = true }, "");

    [GeneratedRegex("<svg (?!viewBox=\"0 0 24 24\").*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Picture();

    [GeneratedRegex("<script type=\"text/plain\" id=\"elements\">\n(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Recorded();

    private sealed class Silent : IPageProgress
    {
        public void Begin(double effort)
        {
        }

        public void Advance()
        {
        }
    }
}
