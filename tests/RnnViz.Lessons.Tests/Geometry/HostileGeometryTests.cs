using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Geometry;

/// <summary>Weights that are not finite, huge or tiny: nothing hangs, nothing is thrown, and what has no picture says so.</summary>
public sealed class HostileGeometryTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void Whatever_a_weight_is_pictures_end_and_claims_have_an_answer(double value)
    {
        foreach ((string cell, int hidden) in ((string, int)[])[("vanilla", 1), ("vanilla", 2), ("gru", 2), ("lstm", 1)])
        {
            using var session = new TrainingSession(GeometryLesson.Read(cell, hidden));
            NetworkParameters θ = session.Parts.Network.Parameters;
            θ.Whh[0] = value;
            session.Prepare();
            Assert.True(session.Surface.Request());
            session.Surface.Wait();
            Assert.Equal(!double.IsFinite(value), session.Surface.HasNone);
            session.PhasePlane?.Request();
            session.PhasePlane?.Wait();
            session.Bifurcation?.Request();
            session.Bifurcation?.Wait();
            session.Bifurcation?.Settle(0.5, 0.5);
            string[] names = ["fixedPoints", "attractors", "contraction", "unclippedStep", "clippedLoss", "promisedLoss"];
            string[] more = session.Bifurcation is null ? ["basins[3]", "flips[3]"] : ["fold", "jump"];
            foreach (string name in names.Concat(more))
            {
                ClaimValues.Read(session, Claim.Parse($"{name} > 0").Numbers[0]);
            }
        }
    }

    [Fact]
    public void A_step_that_is_not_finite_has_no_plane_and_one_unit_still_has_its_weights()
    {
        using TrainingSession session = GeometryLesson.Trained("hello", 2);
        session.Parts.Network.Parameters.Why[0] = double.NaN;
        session.LearningRate = 0.2;
        session.Apply();
        session.Prepare();
        Assert.True(session.Surface.Request());
        Assert.True(session.Surface.HasNone);

        using var one = new TrainingSession(GeometryLesson.Read());
        one.LearningRate = 1000;
        one.Prepare();
        one.Parts.Gradients.by[0] = double.PositiveInfinity;
        Assert.True(one.Surface.Request());
        one.Surface.Wait();
        Assert.True(one.Surface.IsComplete);
        Assert.False(double.IsNaN(one.Surface.LossAt(3, 3)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_picture_without_a_width_is_refused(double halfWidth)
    {
        using TrainingSession session = GeometryLesson.Trained("hello", 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Surface.Request(halfWidth));
    }

    [Fact]
    public void Places_outside_the_grid_and_too_many_other_runs_are_refused()
    {
        using TrainingSession session = GeometryLesson.Trained("hello", 1);
        LossSurface surface = session.Surface;
        Assert.Throws<ArgumentOutOfRangeException>(() => surface.Request(2, [session.WeightPath, session.WeightPath, session.WeightPath]));
        using var other = new TrainingSession(GeometryLesson.Read());
        Assert.Throws<ArgumentException>(() => surface.Request(2, [other.WeightPath]));
        surface.Request();
        surface.Wait();
        Assert.Throws<ArgumentOutOfRangeException>(() => surface.LossAt(61, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => surface.LossAt(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => surface.PathAt(2));
    }

    [Fact]
    public void A_session_that_is_given_up_while_pictures_are_computed_lets_them_go()
    {
        TrainingSession session = GeometryLesson.Trained("clipping", 1);
        session.Surface.Request();
        session.Dispose();
        session.Surface.Wait();
        Assert.False(session.Surface.IsBusy);
    }

    [Fact]
    public void Claims_of_landings_are_what_the_surface_shows()
    {
        using var session = new TrainingSession(GeometryLesson.Read(clip: "norm"));
        GeometryLesson.Train(session, 3);
        LossSurface surface = session.Surface;
        surface.Request();
        surface.Wait();
        Assert.Equal(surface.UnclippedLoss, Read("unclippedLoss"));
        Assert.Equal(surface.ClippedLoss, Read("clippedLoss"));
        Assert.Equal(surface.Promise(1), Read("promisedLoss"));
        Assert.Equal(
            double.Hypot(surface.Unclipped.X - surface.Place.X, surface.Unclipped.Y - surface.Place.Y) / 4, Read("unclippedStep"), 1e-15);
        Assert.True(Read("clippedStep") < Read("unclippedStep"));
        Assert.Equal(session.Step.RecurrentWeights[0], Read("weight"));
        Assert.Equal(session.Step.HiddenBias[0], Read("bias"));

        double Read(string number) => ClaimValues.Read(session, Claim.Parse(number + " > 0").Numbers[0]);
    }

    [Fact]
    public void Back_in_time_after_another_optimizer_the_second_axis_is_still_the_update_before()
    {
        using TrainingSession session = GeometryLesson.Trained("hello", 20);
        session.GoTo(10);
        session.OptimizerKind = OptimizerKind.Adam;
        session.LearningRate = 0.01;
        GeometryLesson.Train(session, 15);
        session.GoTo(10);
        Assert.True(session.Surface.Request());
        session.Surface.Wait();
        Assert.Equal(SurfaceAxes.PreviousUpdate, session.Surface.Axes);
        Assert.Equal(11, session.Surface.PathLength);
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(session.Surface.PathIteration));
    }
}
