using System.Text;
using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;

namespace RnnViz.Tests.Output;

/// <summary>The figures of all panels in files, and what other programs make pictures of them with.</summary>
public sealed class FigureFiles : IDisposable
{
    private const int Columns = 5;

    private readonly TemporaryFolder folder = new();

    /// <summary>Draws all figures once for all tests.</summary>
    public FigureFiles()
    {
        Figures = LessonFigure.All();
        foreach (LessonFigure figure in Figures)
        {
            File.WriteAllText(folder[figure.Name + ".svg"], figure.Svg);
            File.WriteAllBytes(folder[figure.Name + ".pdf"], figure.Pdf);
        }

        // Inkscape takes typefaces from the system alone: ours stand in for installed ones
        File.WriteAllText(folder["fonts.conf"], $"""
            <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig><dir>{Path.Combine(AppContext.BaseDirectory, "fonts")}</dir><cachedir>{folder["cache"]}</cachedir></fontconfig>
            """);
    }

    internal IReadOnlyList<LessonFigure> Figures { get; }

    /// <summary>Whether a program is on the PATH.</summary>
    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(place => File.Exists(Path.Combine(place, program)));

    /// <summary>All SVG figures on one page, as Chromium shows them.</summary>
    internal IReadOnlyList<Picture> ByChromium()
    {
        int width = (int)LessonFigure.Size.Width, height = (int)LessonFigure.Size.Height, rows = (Figures.Count + Columns - 1) / Columns;
        var page = new StringBuilder("<!DOCTYPE html><body style='margin:0'>");
        for (int i = 0; i < Figures.Count; i++)
        {
            string place = $"position:absolute;left:{i % Columns * width}px;top:{i / Columns * height}px";
            page.Append($"<img src='{Figures[i].Name}.svg' style='{place}'>");
        }

        File.WriteAllText(folder["page.html"], page.ToString());
        Run(
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
            $"--user-data-dir={folder["profile"]}", $"--window-size={Columns * width},{rows * height}", "--screenshot=page.png",
            "page.html");
        Picture all = PngReader.Read(folder["page.png"]);
        return [.. Figures.Select((_, i) => all.Crop(i % Columns * width, i / Columns * height, width, height))];
    }

    /// <summary>All SVG figures as Inkscape shows them, and what it had to say that it does not say of an empty one.</summary>
    internal (IReadOnlyList<Picture> Pictures, string[] Complaints) ByInkscape()
    {
        File.WriteAllText(folder["empty.svg"], "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>");
        HashSet<string> usual = [.. Export("empty.svg")];
        string[] complaints = [.. Export([.. Figures.Select(figure => figure.Name + ".svg")]).Where(line => !usual.Contains(line))];
        return ([.. Figures.Select(figure => PngReader.Read(folder[figure.Name + ".png"]))], complaints);
    }

    /// <summary>All PDF figures as poppler shows them, at one pixel of theirs to one of ours.</summary>
    internal IReadOnlyList<Picture> ByPoppler()
    {
        Run("sh", "-c", "for file in *.pdf; do pdftoppm -r 96 -png -singlefile \"$file\" \"$file\" || exit 1; done");
        return [.. Figures.Select(figure => PngReader.Read(folder[figure.Name + ".pdf.png"]))];
    }

    /// <summary>The text that poppler finds in each PDF figure, in the order in which it was drawn.</summary>
    internal IReadOnlyList<string> Texts()
    {
        Run("sh", "-c", "for file in *.pdf; do pdftotext -raw \"$file\" \"$file.txt\" || exit 1; done");
        return [.. Figures.Select(figure => File.ReadAllText(folder[figure.Name + ".pdf.txt"]))];
    }

    /// <summary>What pdffonts says of the typefaces of all figures: a line each.</summary>
    internal string[] Typefaces() =>
        [.. Run("sh", "-c", "for file in *.pdf; do pdffonts \"$file\" | tail -n +3 || exit 1; done").Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The words of a page that LaTeX typesets with a figure in it, and the boxes around them in points.</summary>
    internal static string ByLatex(byte[] pdf, string width)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["figure.pdf"], pdf);
        File.WriteAllText(folder["document.tex"], $$"""
            \documentclass{article}
            \usepackage{graphicx}
            \begin{document}
            \includegraphics[width={{width}}]{figure.pdf}
            \end{document}
            """);
        Command.Run(folder.Path, null, "pdflatex", "-interaction=batchmode", "document.tex").Succeeded();
        return Command.Run(folder.Path, null, "pdftotext", "-bbox", "document.pdf", "-").Succeeded().Output;
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private string[] Export(params string[] files)
    {
        Outcome outcome = Run("env", [$"FONTCONFIG_FILE={folder["fonts.conf"]}", "inkscape", "--export-type=png", .. files]);
        // without the number of the process and the time
        return [.. outcome.Errors.Split('\n').Select(line => line[(line.LastIndexOf("**:", StringComparison.Ordinal) + 1)..])
            .Select(line => line.Length > 20 && line.StartsWith("*:", StringComparison.Ordinal) ? line[16..] : line)];
    }

    private Outcome Run(string program, params string[] arguments) => Command.Run(folder.Path, null, program, arguments).Succeeded();
}
