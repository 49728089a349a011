using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Figures of panels: measured on what was drawn, at the widths of a column and of a page with type of 8 points.</summary>
public sealed class PanelFigureTests
{
    private const float PixelsPerInch = 144;

    private static readonly float[] Millimetres = [60, 84, 170, 300];

    public static TheoryData<string> Lessons() =>
    [
        "vanishing", "two-timesteps", "hello", "window-of-three", "lstm-remembers", "gru-remembers", "lstm-and-vanilla", "adding-problem", "series",
    ];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_panel_fits_by_itself_with_and_without_its_title(string name)
    {
        Stage stage = Paused(name, 12);
        foreach (FlowPicture flow in Enum.GetValues<FlowPicture>())
        {
            stage.View.FlowPicture = flow;
            foreach (PanelName panel in PanelsOf(stage).Where(panel => flow == FlowPicture.Bars || panel == PanelName.Flow))
            {
                RequireFit(stage, [panel], $"{name}, {flow}");
            }
        }
    }

    private static IEnumerable<PanelName> PanelsOf(Stage stage) => PanelNames.All.Where(
        panel => panel is not (PanelName.Controls or PanelName.Text) && stage.Root.FigureHeight(900, Asked([panel], 84, false)) > 60);

    private static FigureRequest Asked(IReadOnlyList<PanelName> panels, float millimetres, bool isBare) => new()
    {
        Panels = panels,
        IsBare = isBare,
        Unit = FigureRequest.UnitFor(8 * PixelsPerInch / 72),
    };

    private static void RequireFit(Stage stage, IReadOnlyList<PanelName> panels, string where)
    {
        foreach (float width in Millimetres)
        {
            foreach (bool isBare in (bool[])[false, true])
            {
                (RecordingCanvas canvas, Extent size) = Draw(stage, Asked(panels, width, isBare), width);
                if (canvas.Texts.Count > 0)
                {
                    TextFit.RequireApart(canvas.Texts, size, $"{where}: {string.Join('+', panels)}, {width} mm{(isBare ? ", bare" : "")}");
                }
            }
        }
    }

    private static (RecordingCanvas Canvas, Extent Size) Draw(Stage stage, FigureRequest figure, float millimetres)
    {
        float width = MathF.Round(millimetres / 25.4f * PixelsPerInch);
        stage.Root.Figure = figure;
        stage.Resize((int)width, (int)stage.Root.FigureHeight(width, figure));
        stage.Tree.Process(0);
        return (stage.Draw(), stage.Size);
    }

    private static Stage Paused(string name, int frames)
    {
        var stage = new Stage(name);
        stage.Root.Lesson.Readings.ReadsAll = true;
        stage.Frames(frames);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }
}
