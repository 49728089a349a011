using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Tests.Output;

/// <summary>What other programs make of the figures of every panel in every theme.</summary>
public sealed partial class FigureProgramsTests(FigureFiles files) : IClassFixture<FigureFiles>
{
    [Fact]
    public void Every_panel_is_there_in_three_themes()
    {
        string[] names = [.. files.Figures.Select(figure => figure.Name)];
        Assert.Equal(names.Length, names.Distinct().Count());
        foreach (string theme in ThemeCatalog.All.Select(theme => theme.Name))
        {
            // the controls are no picture
            IEnumerable<PanelName> shown = PanelNames.All.Where(panel => names.Any(name => name.EndsWith($"-{panel}-{theme}")));
            Assert.Equal(PanelNames.All.Where(panel => panel != PanelName.Controls), shown);
        }
    }

    [Fact]
    public void Chromium_shows_each_SVG_as_we_paint_it() => RequireLikeness(files.ByChromium());

    [Fact]
    public void Inkscape_shows_each_SVG_as_we_paint_it_and_complains_of_none()
    {
        Assert.SkipUnless(FigureFiles.Has("inkscape"), "Inkscape is not installed.");
        (IReadOnlyList<Picture> pictures, string[] complaints) = files.ByInkscape();
        Assert.Empty(complaints);
        RequireLikeness(pictures);
    }

    [Fact]
    public void Poppler_shows_each_PDF_as_we_paint_it() => RequireLikeness(files.ByPoppler());

    [Fact]
    public void Another_figure_and_a_moved_one_are_told_apart()
    {
        Picture one = files.Figures[0].Painted, other = files.Figures[1].Painted;
        Assert.NotNull(Likeness.Fault(one, other));
        Picture left = one.Crop(0, 0, one.Width - 2, one.Height), right = one.Crop(2, 0, one.Width - 2, one.Height);
        Assert.NotNull(Likeness.Fault(left, right));
    }

    [Fact]
    public void Each_label_is_an_element_of_text_in_the_SVG()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        foreach (LessonFigure figure in files.Figures)
        {
            IEnumerable<XElement> elements = XDocument.Parse(figure.Svg).Descendants(svg + "text");
            Assert.Equal(figure.Texts, elements.Select(element => element.Value));
        }
    }

    [Fact]
    public void Poppler_finds_each_label_in_the_PDF()
    {
        foreach ((LessonFigure figure, string found) in files.Figures.Zip(files.Texts()))
        {
            string all = WithoutBlanks(found);
            Assert.All(figure.Texts, text => Assert.Contains(WithoutBlanks(text), all, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void All_typefaces_of_a_PDF_are_TrueType_and_parts_of_them_in_the_file()
    {
        string[] lines = files.Typefaces();
        Assert.True(lines.Length >= 3 * files.Figures.Count, $"{lines.Length} typefaces");
        // name, kind, encoding, in the file, a part, with what its glyphs mean
        Assert.All(lines, line => Assert.Matches(@"^[A-Z]{6}\+[\w-]+ +CID TrueType +Identity-H +yes yes yes ", line));
    }

    [Fact]
    public void A_figure_drawn_again_has_the_same_bytes()
    {
        foreach ((LessonFigure one, LessonFigure other) in files.Figures.Zip(LessonFigure.All()))
        {
            Assert.Equal((one.Name, one.Svg), (other.Name, other.Svg));
            Assert.Equal(one.Pdf, other.Pdf);
        }
    }

    [Fact]
    public void LaTeX_typesets_a_figure_with_type_of_the_size_asked_for()
    {
        Assert.SkipUnless(FigureFiles.Has("pdflatex"), "LaTeX is not installed.");
        const float Points = 8, Inches = 84 / 25.4f;
        const string Word = "iteration";
        byte[] pdf = LessonFigure.OnPaper("hello", PanelName.Loss, Inches, Points, pixelsPerInch: 300);

        Match word = WordBox().Matches(FigureFiles.ByLatex(pdf, "84mm")).Single(box => box.Groups["word"].Value == Word);

        double width = Number(word, "right") - Number(word, "left");
        // the sizes that are drawn have lines of whole pixels; TeX's points are those of PDF on the finished page
        double asked = Word.EnumerateRunes().Sum(sign => LessonFigure.Fonts[FontRole.Interface].Advance(sign, Points));
        Assert.InRange(width / asked, 0.98, 1.02);
    }

    private void RequireLikeness(IReadOnlyList<Picture> pictures)
    {
        IEnumerable<string> faults =
            from pair in files.Figures.Zip(pictures)
            let fault = Likeness.Fault(pair.First.Painted, pair.Second)
            where fault is not null
            select $"{pair.First.Name}: {fault}";
        Assert.Empty(faults);
    }

    private static string WithoutBlanks(string text) =>
        string.Concat(text.Where(sign => !char.IsWhiteSpace(sign) && !char.IsControl(sign)));

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<word xMin=\"(?<left>[0-9.]+)\" yMin=\"[0-9.]+\" xMax=\"(?<right>[0-9.]+)\" yMax=\"[0-9.]+\">(?<word>[a-z]+)</word>")]
    private static partial Regex WordBox();
}
