using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Output.Pages;

/// <summary>All moments of a recorded run on one picture, each with its place and what is said there.</summary>
internal sealed class ContactSheet : IStepPictures, IDisposable
{
    /// <summary>The size that the pictures are arranged for, in pixels: for reading them at half of it.</summary>
    public static readonly Extent Picture = new(960, 540);

    private const float Pitch = 19;
    private const int MostLines = 3;

    private const string Part = "; ";

    private readonly ProgramScene root;
    private readonly SceneTree tree;
    private readonly Theme theme;
    private readonly SheetPlan plan;
    private readonly ISheet sheet;
    private readonly List<PageStep> steps = [];

    /// <summary>An empty sheet.</summary>
    /// <param name="root">The scene.</param>
    /// <param name="tree">Its tree.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="count">How many pictures it will have.</param>
    /// <param name="ending">.png, .svg or .pdf.</param>
    public ContactSheet(ProgramScene root, SceneTree tree, FontBook fonts, int count, string ending)
    {
        (this.root, this.tree, theme) = (root, tree, root.Theme);
        plan = new SheetPlan(count, Picture);
        sheet = ending switch
        {
            ".svg" => new VectorSheet<SvgCanvas>(
                new SvgCanvas(plan.Size, fonts), theme.Background, (canvas, info) => Encoding.UTF8.GetBytes(canvas.ToDocument(info))),
            ".pdf" => new VectorSheet<PdfCanvas>(
                new PdfCanvas(plan.Size, fonts), theme.Background, (canvas, info) => canvas.ToDocument(info)),
            _ => new PixelSheet(plan.Size, fonts, theme.Background),
        };
        root.Figure = new FigureRequest();
        root.Resize(Picture);
    }

    /// <inheritdoc/>
    public PageStep Draw(PageStep step)
    {
        tree.Process(0);
        sheet.Add(tree, Picture, plan.PictureBox(steps.Count));
        steps.Add(step);
        return step;
    }

    /// <summary>The sheet as a file; it leads back to its last moment.</summary>
    public byte[] ToFile()
    {
        TrainingSession session = root.Lesson.Training.Session;
        string record = root.Record(PageWords.Generator, new PictureRecord { Width = "1280px", Height = "720px" }).ToJson();
        var info = new FigureInfo(session.Lesson.Title, PageWords.MadeFrom(session.Lesson, session.Seed), record, PageWords.Generator);
        return sheet.ToFile(canvas => DrawWords(canvas, session.Lesson), info);
    }

    /// <inheritdoc/>
    public void Dispose() => sheet.Dispose();

    /// <summary>The text, or as many of its parts as fit under a picture, so that it does not end within a number.</summary>
    /// <param name="said">Parts with semicolons between them.</param>
    /// <param name="width">The width of a line, in pixels.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="fonts">The typefaces.</param>
    internal static string Fitted(string said, float width, TextStyle style, FontBook fonts)
    {
        string fitted = said;
        while (CanvasShapes.ParagraphLines(fonts, fitted, style, width) > MostLines
            && said.LastIndexOf(Part, StringComparison.Ordinal) is > 0 and int end)
        {
            said = said[..end];
            fitted = $"{said}{Part}…";
        }

        return fitted;
    }

    private void DrawWords(ICanvas canvas, Lesson lesson)
    {
        var look = new Look(theme, plan.Unit);
        Box title = plan.Title;
        canvas.ParagraphText(lesson.Title, title, look.Brand with { Size = look.Px(28) }, look.Px(40), theme.Text);
        for (int i = 0; i < steps.Count; i++)
        {
            Box box = plan.CaptionBox(i);
            canvas.Text(steps[i].Place, new Point(box.X, box.Y + look.Px(18)), look.Label with { Role = FontRole.Heading }, theme.Text);
            var words = new Box(box.X, box.Y + look.Px(24), box.Width, MostLines * look.Px(Pitch));
            string said = steps[i].Kind == PageStepKind.Question ? $"? {steps[i].Says}" : steps[i].Says;
            canvas.ParagraphText(Fitted(said, words.Width, look.Label, canvas.Fonts), words, look.Label, look.Px(Pitch), theme.Muted);
        }
    }
}
