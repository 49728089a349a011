using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.BuiltIn;

/// <summary>The lessons of surfaces and dynamics, held to what they promise.</summary>
public sealed class GeometryPromiseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Cliff_throws_an_unclipped_step_ten_pictures_away_and_learns_clipped(int seed)
    {
        using var runs = new LessonRuns(LessonCatalog.Load("cliff"), seed);
        Train(runs, 1);
        LossSurface surface = Complete(runs.Sessions[0]);
        Assert.Equal((50, 1), (runs.Sessions[0].Step.Timesteps, runs.Sessions[0].Step.HiddenUnits));
        Assert.True(runs.Sessions[0].SharesSurfaceWith(runs.Sessions[1]));
        double width = 2 * surface.HalfWidth;
        double thrown = double.Hypot(surface.Unclipped.X - surface.Place.X, surface.Unclipped.Y - surface.Place.Y);
        Assert.True(thrown > 10 * width, $"{thrown} of {width}");
        Assert.True(surface.Clipped.Length < 0.011);

        Train(runs, 200);
        Assert.True(runs.Sessions[0].Step.LossPerOutput < 1e-6, $"clipped {runs.Sessions[0].Step.LossPerOutput}");
        Assert.True(runs.Sessions[1].Step.LossPerOutput > 0.24, $"free {runs.Sessions[1].Step.LossPerOutput}");
        Assert.True(Math.Abs(runs.Sessions[1].Step.HiddenBias[0]) > 10 * width);

        // the wall: from one point of the picture to the next the loss rises by more than 0.2, on both sides of the valley
        surface = Complete(runs.Sessions[0]);
        int column = Enumerable.Range(0, LossSurface.Side).First(c => surface.X(c) > 2);
        double[] across = [.. Enumerable.Range(0, LossSurface.Side).Select(row => surface.LossAt(column, row))];
        double[] rises = [.. across.Zip(across.Skip(1), (a, b) => b - a)];
        Assert.Contains(rises, rise => rise > 0.2);
        Assert.Contains(rises, rise => rise < -0.2);
        Assert.True(across.Min() < 0.05);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_basins_keep_a_bit_that_noise_does_not_flip_and_lose_the_gradient_by_contracting(int seed)
    {
        using var session = new TrainingSession(LessonCatalog.Load("two-basins"), seed);
        session.Prepare();
        PhasePlane phase = session.PhasePlane!;
        Assert.True(phase.Request());
        phase.Wait();
        FixedState[] points = [.. Enumerable.Range(0, phase.FixedPointCount).Select(phase.FixedPointAt)];
        FixedState[] attracting = [.. points.Where(point => point.Class == StateClass.Attracting)];
        Assert.Equal((9, 4), (points.Length, attracting.Length));
        double contraction = attracting.Max(point => point.Largest);
        Assert.True(contraction < 0.2);
        Assert.Equal(30, session.Step.Timesteps);
        double back = session.Step.HiddenGradientNorms[0] / session.Step.HiddenGradientNorms[29];
        Assert.True(back < 1e-8, $"{back}");

        // each step back multiplies by what the basin contracts, within what the noise changes of the slopes
        Assert.All(Enumerable.Range(15, 15), t => Assert.InRange(session.Step.Gain(t), contraction / 3, 3 * contraction));
        for (int sequence = 0; sequence < 4; sequence++)
        {
            int[] basins = [.. Enumerable.Range(1, 30).Select(t => BasinOf(phase, phase.StateAt(sequence, t)))];
            Assert.All(basins, basin => Assert.Equal(basins[0], basin));
            Assert.Equal(StateClass.Attracting, points[basins[0]].Class);
        }

        Assert.NotEqual(BasinOf(phase, phase.StateAt(0, 30)), BasinOf(phase, phase.StateAt(1, 30)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bifurcation_has_two_attractors_then_one_and_the_state_jumps_where_the_formula_says(int seed)
    {
        using var session = new TrainingSession(LessonCatalog.Load("bifurcation"), seed);
        session.Prepare();
        BifurcationDiagram diagram = session.Bifurcation!;
        Assert.True(diagram.Request());
        diagram.Wait();
        double h = Math.Sqrt(1 - 1 / 5.0), fold = 5 * h - Math.Atanh(h);
        Assert.Equal((5.0, 0.0), (diagram.Weight, diagram.Bias));
        Assert.Equal((2, 1), (Attracting(diagram, fold - 1e-6), Attracting(diagram, fold + 1e-6)));
        double before = diagram.Settle(fold - 1e-3, -1), after = diagram.Settle(fold + 1e-3, before);
        Assert.True(before < -0.8 && after > 0.99, $"{before} and {after}");
    }

    private static int Attracting(BifurcationDiagram diagram, double b)
    {
        var points = new FixedState[3];
        return points.Take(diagram.FixedPointsAt(b, points)).Count(point => point.Class == StateClass.Attracting);
    }

    // the attractor that is nearest after many applications of the map
    private static int BasinOf(PhasePlane phase, (double X, double Y) s)
    {
        for (int i = 0; i < 500; i++)
        {
            s = phase.Next(s);
        }

        return Enumerable.Range(0, phase.FixedPointCount)
            .MinBy(i => double.Hypot(phase.FixedPointAt(i).X - s.X, phase.FixedPointAt(i).Y - s.Y));
    }

    private static LossSurface Complete(TrainingSession session)
    {
        Assert.True(session.Surface.Request());
        session.Surface.Wait();
        return session.Surface;
    }

    private static void Train(LessonRuns runs, int iteration)
    {
        runs.Prepare();
        while (runs.Sessions[0].Iteration < iteration)
        {
            runs.Apply();
            runs.Prepare();
        }
    }
}
