using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>What a step within an iteration costs; how long one takes is measured by the benchmark of steps.</summary>
public sealed class StepCostTests
{
    [Theory]
    [InlineData(Granularity.Term)]
    [InlineData(Granularity.Timestep)]
    [InlineData(Granularity.Phase)]
    public void A_step_within_an_iteration_computes_no_pass_again(Granularity granularity)
    {
        var stage = new Stage(StepCase.Lesson, StepCase.Size);
        stage.Frames(3);
        stage.Training.Walk.Granularity = granularity;
        stage.Do(Actions.StepBack);
        stage.Frames(1);
        int version = stage.Training.Session.Version;
        var canvas = new SilentCanvas(stage.Size, Stage.Fonts);
        for (int i = 0; i < 30; i++)
        {
            Cursor before = stage.Training.Walk.Cursor;
            stage.Do(i % 2 == 0 ? Actions.StepBack : Actions.Step);
            stage.Frames(1);
            stage.Tree.Draw(canvas);
            Assert.NotEqual(before, stage.Training.Walk.Cursor);
        }

        Assert.Equal(version, stage.Training.Session.Version);
    }
}
