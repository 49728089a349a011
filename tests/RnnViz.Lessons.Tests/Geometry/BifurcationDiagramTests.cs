using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Geometry;

public sealed class BifurcationDiagramTests
{
    [Fact]
    public void Over_b_there_are_three_fixed_points_between_the_folds_and_one_outside()
    {
        using TrainingSession session = Begin(w: 5, b: 1);
        BifurcationDiagram diagram = Complete(session, BifurcationAxis.Bias);
        Assert.Equal((5.0, 1.0, 1.0), (diagram.Weight, diagram.Bias, diagram.Own));
        double fold = 5 * Math.Sqrt(0.8) - Math.Atanh(Math.Sqrt(0.8));
        Assert.Equal(fold, diagram.Folds.Upper.Value, 1e-12);
        Assert.Equal(-fold, diagram.Folds.Lower.Value, 1e-12);
        Assert.True(diagram.Left < -fold && diagram.Right > fold);
        for (int column = 0; column < BifurcationDiagram.Columns; column++)
        {
            double b = diagram.Value(column);
            Assert.Equal(Math.Abs(b) < fold ? 3 : 1, diagram.CountAt(column));
            for (int i = 0; i < diagram.CountAt(column); i++)
            {
                FixedState point = diagram.PointAt(column, i);
                Assert.Equal(point.X, Math.Tanh(5 * point.X + b), 1e-12);
                Assert.Equal(diagram.CountAt(column) == 3 && i == 1 ? StateClass.Repelling : StateClass.Attracting, point.Class);
            }
        }
    }

    [Fact]
    public void Over_w_they_fork_where_the_fold_is()
    {
        using TrainingSession session = Begin(w: 5, b: 0.5);
        BifurcationDiagram diagram = Complete(session, BifurcationAxis.Weight);
        double fold = diagram.Folds.Upper.Value, h = diagram.Folds.Upper.State;
        Assert.Equal(1, fold * (1 - h * h), 1e-9);
        Assert.Equal(h, Math.Tanh(fold * h + 0.5), 1e-9);
        Assert.True(double.IsNaN(diagram.Folds.Lower.Value));
        for (int column = 0; column < BifurcationDiagram.Columns; column++)
        {
            Assert.Equal(diagram.Value(column) > fold ? 3 : 1, diagram.CountAt(column));
        }

        var points = new FixedState[3];
        Assert.Equal((1, 3), (diagram.FixedPointsAt(fold - 1e-6, points), diagram.FixedPointsAt(fold + 1e-6, points)));
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_state_that_follows_b_jumps_where_the_formula_says_and_comes_back_at_the_other_fold(double w)
    {
        using TrainingSession session = Begin(w, b: 0);
        BifurcationDiagram diagram = Complete(session, BifurcationAxis.Bias);
        const double Step = 1e-4;
        double up = JumpFrom(-4, Step), down = JumpFrom(4, -Step);
        Assert.Equal(diagram.Folds.Upper.Value, up, 2 * Step);
        Assert.Equal(diagram.Folds.Lower.Value, down, 2 * Step);

        double JumpFrom(double b, double step)
        {
            double h = diagram.Settle(b, Math.Sign(b));
            while (true)
            {
                double next = diagram.Settle(b += step, h);
                if (Math.Sign(next) != Math.Sign(h))
                {
                    return b;
                }

                h = next;
            }
        }
    }

    [Fact]
    public void An_input_that_stays_moves_the_folds_by_what_it_adds_to_b()
    {
        using TrainingSession session = Begin(w: 3, b: 0);
        double without = Complete(session, BifurcationAxis.Bias).Folds.Upper.Value;
        BifurcationDiagram diagram = session.Bifurcation!;
        diagram.Request(BifurcationAxis.Bias, timestep: 1, sequence: 1);
        diagram.Wait();
        double added = session.Step.InputWeights[0] * -0.5;
        Assert.Equal(without - added, diagram.Folds.Upper.Value, 1e-12);
        Assert.Equal((1, 1), (diagram.Timestep, diagram.Sequence));
    }

    [Fact]
    public void Without_biases_it_is_drawn_over_w_alone()
    {
        using var session = new TrainingSession(GeometryLesson.Read(bias: false));
        session.Prepare();
        Assert.False(session.Bifurcation!.HasBias);
        Assert.Throws<ArgumentException>(() => session.Bifurcation.Request());
        Assert.True(session.Bifurcation.Request(BifurcationAxis.Weight));
    }

    private static TrainingSession Begin(double w, double b)
    {
        var session = new TrainingSession(GeometryLesson.Read());
        (session.Parts.Network.Parameters.Whh[0], session.Parts.Network.Parameters.bh[0]) = (w, b);
        session.Prepare();
        return session;
    }

    private static BifurcationDiagram Complete(TrainingSession session, BifurcationAxis axis)
    {
        Assert.True(session.Bifurcation!.Request(axis));
        session.Bifurcation.Wait();
        return session.Bifurcation;
    }
}
