using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.EndToEnd.Tests.Screens;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.EndToEnd.Tests;

/// <summary>
/// Both renderers, and the shader of the one on the card, colour cells as their scale says: the same run is made inside the
/// test, and every cell that the program drew is compared with the colour that its number has on that scale.
/// </summary>
[Collection(ScreenCollection.Name)]
public sealed class HeatmapColorTests(VirtualScreen screen)
{
    private const int Iterations = 20, Tolerance = 2;

    [Theory]
    [InlineData("light", "processor")]
    [InlineData("dark", "processor")]
    [InlineData("light", "card")]
    [InlineData("dark", "card")]
    public void Every_cell_has_the_colour_of_its_number(string theme, string renderer)
    {
        using var folder = new TemporaryFolder();
        Picture drawn = Render(folder, "hello", theme, renderer);
        ProgramScene scene = SameRun(LessonCatalog.Load("hello"), theme);
        ColorMap map = ThemeCatalog.Find(theme)!.Diverging;
        HiddenPanel hidden = Panel<HiddenPanel>(scene);
        GradientPanel gradient = Panel<GradientPanel>(scene);
        Assert.Equal(2 * 4 * 8, Compare(drawn, hidden.Cells, hidden.Plot, map) + Compare(drawn, gradient.Cells, gradient.Plot, map));
    }

    [Fact]
    public void Cells_that_are_zero_or_no_number_never_look_like_a_place_on_the_scale()
    {
        using var folder = new TemporaryFolder();
        // without weights from the start on, every gradient but the last is exactly zero; a huge step then makes NaN
        string lesson = File.ReadAllText(Path.Combine(LessonCatalog.Directory, "vanishing.json"))
            .Replace("\"tanh\"", "\"identity\"", StringComparison.Ordinal)
            .Replace("\"gain\": 0.35", "\"gain\": 0.0", StringComparison.Ordinal);
        File.WriteAllText(folder["zero.json"], lesson);
        Picture drawn = Render(folder, "zero.json", "light", "processor", 0);
        ProgramScene scene = SameRun(LessonCatalog.Load(folder["zero.json"]), "light", 0);
        GradientPanel gradient = Panel<GradientPanel>(scene);
        Assert.Equal(HeatCode.Zero, gradient.Cells[0, 0]);
        HashSet<(int, int, int)> colours = [];
        Box plot = gradient.Plot;
        for (int y = 0; y < 20; y++)
        {
            for (int x = 0; x < 12; x++)
            {
                colours.Add(At(drawn, (int)plot.X + x, (int)plot.Y + y));
            }
        }

        Rgba mark = ThemeCatalog.Light.Diverging.Mark;
        Assert.Contains(colours, colour => colour.Item1 - colour.Item3 > (mark.R - mark.B) / 2);
    }

    private static int Compare(Picture drawn, Heatmap cells, Box plot, ColorMap map)
    {
        int compared = 0;
        float width = plot.Width / cells.Columns, height = plot.Height / cells.Rows;
        for (int row = 0; row < cells.Rows; row++)
        {
            for (int column = 0; column < cells.Columns; column++)
            {
                // to the left of the number that is written in the middle
                int x = (int)(plot.X + (column + 0.1f) * width), y = (int)(plot.Y + (row + 0.5f) * height);
                Rgba expected = map.At(cells[column, row]);
                (int r, int g, int b) = At(drawn, x, y);
                Assert.True(
                    Math.Abs(r - expected.R) <= Tolerance && Math.Abs(g - expected.G) <= Tolerance && Math.Abs(b - expected.B) <= Tolerance,
                    $"column {column}, row {row} of {map.Name}: drawn {r} {g} {b}, expected {expected} for {cells[column, row]}");
                compared++;
            }
        }

        return compared;
    }

    private static (int R, int G, int B) At(Picture picture, int x, int y)
    {
        ReadOnlySpan<byte> pixel = picture.Pixels.AsSpan((y * picture.Width + x) * Picture.Channels);
        return (pixel[0], pixel[1], pixel[2]);
    }

    private static T Panel<T>(ProgramScene scene) where T : Node => scene.Lesson.Children.OfType<T>().Single();

    /// <summary>The scene after as many iterations as were rendered, on a stage without a window.</summary>
    private static ProgramScene SameRun(Lesson lesson, string theme, int iterations = Iterations)
    {
        var fonts = new FontBook(Path.Combine(Path.GetDirectoryName(Repository.Program)!, "fonts"));
        var scene = new ProgramScene(
            new TrainingSession(lesson), ThemeCatalog.Find(theme)!, fonts, new NoWindow(),
            name => new TrainingSession(LessonCatalog.Load(name)));
        scene.Lesson.Training.Walk.HonoursStops = false;
        scene.Resize(new Extent(1280, 720));
        var tree = new SceneTree(scene);
        scene.Lesson.Playback.IsRunning = false;
        tree.Process(0);
        scene.Lesson.Playback.IsRunning = true;
        for (int i = 0; i < iterations; i++)
        {
            tree.Process(1.0 / 60);
        }

        return scene;
    }

    private Picture Render(TemporaryFolder folder, string lesson, string theme, string renderer, int iterations = Iterations)
    {
        Command.Run(
            folder.Path, screen.Display, "dotnet", Repository.Program, "render", lesson, "--window", "--force", "--theme", theme,
            "--renderer", renderer, "--iterations", $"{iterations}", "--every", "1000", "--out", folder.Path).Succeeded();
        string name = Path.GetFileNameWithoutExtension(lesson);
        return PngReader.Read(folder[$"{name}-{iterations:D5}.png"]);
    }
}
