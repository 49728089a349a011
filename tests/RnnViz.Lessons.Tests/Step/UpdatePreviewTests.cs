using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Session;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Step;

public sealed class UpdatePreviewTests
{
    [Theory]
    [InlineData("hello", OptimizerKind.Adagrad)]
    [InlineData("bytes", OptimizerKind.Adam)]
    [InlineData("clipping", OptimizerKind.Sgd)]
    [InlineData("copy-memory", OptimizerKind.Rmsprop)]
    [InlineData("adding-problem", OptimizerKind.Momentum)]
    [InlineData("hello lstm", OptimizerKind.Adam)]
    [InlineData("hello gru", OptimizerKind.Sgd)]
    public void A_preview_says_what_the_update_then_does_and_leaves_everything_as_it_was(string name, OptimizerKind optimizer)
    {
        var walk = new Walk(new TrainingSession(CellLesson.Load(name))) { HonoursStops = false };
        walk.Session.OptimizerKind = optimizer;
        for (int i = 0; i < 5; i++)
        {
            walk.TrainOn();
        }

        long picture = Fingerprint.Of(walk.Session);
        NetworkParameters now = walk.Session.Parts.Network.Parameters, before = new(now.Shape);
        before.CopyFrom(now);
        ParameterChange[] changes = [.. Enum.GetValues<ParameterKind>().Select(p => walk.Update[p])];
        Assert.Equal(walk.Session.Step.ClippedGradientNorm, walk.Update.ClippedNorm);
        Assert.Equal(picture, Fingerprint.Of(walk.Session));
        walk.TrainOn();
        double[] difference = [.. now.Values.ToArray().Zip(before.Values.ToArray(), (a, b) => a - b)];
        var moved = new NetworkParameters(now.Shape);
        difference.CopyTo(moved.Values);
        Assert.Equal(
            [
                new ParameterChange(Norm.Of(before.Wxh), Norm.Of(now.Wxh), Norm.Of(moved.Wxh)),
                new ParameterChange(Norm.Of(before.Whh), Norm.Of(now.Whh), Norm.Of(moved.Whh)),
                new ParameterChange(Norm.Of(before.bh), Norm.Of(now.bh), Norm.Of(moved.bh)),
                new ParameterChange(Norm.Of(before.bhn), Norm.Of(now.bhn), Norm.Of(moved.bhn)),
                new ParameterChange(Norm.Of(before.Why), Norm.Of(now.Why), Norm.Of(moved.Why)),
                new ParameterChange(Norm.Of(before.by), Norm.Of(now.by), Norm.Of(moved.by)),
            ],
            changes);
    }

    [Fact]
    public void Clipping_by_norm_keeps_the_direction_and_clipping_by_value_turns_it()
    {
        var walk = new Walk(new TrainingSession(LessonCatalog.Load("hello")));
        walk.Session.ClipKind = ClipKind.None;
        Assert.Equal((false, 0.0), (walk.Update.IsClipped, walk.Update.Angle));
        walk.Session.ClipKind = ClipKind.Norm;
        walk.Session.ClipThreshold = 0.1;
        Assert.Equal((true, 0.0), (walk.Update.IsClipped, walk.Update.Angle));
        walk.Session.ClipKind = ClipKind.Value;
        walk.Session.ClipThreshold = 0.02;
        double[] g = walk.Session.Parts.Gradients.Values.ToArray(), clipped = [.. g.Select(x => Math.Clamp(x, -0.02, 0.02))];
        double cosine = g.Zip(clipped, (a, b) => a * b).Sum() / (Norm.Of(g) * Norm.Of(clipped));
        Assert.Equal(Math.Acos(cosine), walk.Update.Angle, 12);
        Assert.True(walk.Update.Angle > 0.1);
        Assert.Equal(clipped[(8 * 4)..(8 * 12)], walk.Update.ClippedRecurrent.ToArray());
    }

    [Fact]
    public void A_change_of_the_learning_rate_is_seen_in_the_preview_at_once()
    {
        var walk = new Walk(new TrainingSession(LessonCatalog.Load("two-timesteps")));
        double before = walk.Update[ParameterKind.Recurrent].Change;
        walk.Session.LearningRate = 0.2;
        Assert.Equal(2 * before, walk.Update[ParameterKind.Recurrent].Change, 12);
    }
}
