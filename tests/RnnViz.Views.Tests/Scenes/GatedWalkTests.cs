using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Steps on and as many back give the identical screen of a gated lesson, whatever its rows show.</summary>
public sealed class GatedWalkTests
{
    [Theory]
    [InlineData(CellKind.Lstm, FlowPicture.Bars)]
    [InlineData(CellKind.Gru, FlowPicture.Bars)]
    [InlineData(CellKind.Lstm, FlowPicture.Triangle)]
    [InlineData(CellKind.Lstm, FlowPicture.Terms)]
    public void Steps_on_and_as_many_back_give_the_identical_screen(CellKind cell, FlowPicture picture)
    {
        Stage stage = GatedCase.Paused(GatedCase.Text(cell, 5, 6), frames: 40, height: 1024);
        // in the past, so that the charts over training do not grow
        stage.Training.Walk.GoToIteration(3);
        stage.View.Motion = false;
        stage.View.FlowPicture = picture;
        foreach (Granularity granularity in Enum.GetValues<Granularity>())
        {
            stage.Training.Walk.Granularity = granularity;
            var before = new List<IReadOnlyList<string>>();
            for (int i = 0; i < 7; i++)
            {
                before.Add(Transcript(stage));
                stage.Do(Actions.Step);
            }

            for (int i = before.Count - 1; i >= 0; i--)
            {
                stage.Do(Actions.StepBack);
                Assert.Equal(before[i], Transcript(stage));
            }
        }
    }

    private static IReadOnlyList<string> Transcript(Stage stage)
    {
        stage.Frames(2);
        var canvas = new TranscriptCanvas(new Extent(1280, 1024), Stage.Fonts);
        stage.DrawOn(canvas);
        return canvas.Commands;
    }
}
