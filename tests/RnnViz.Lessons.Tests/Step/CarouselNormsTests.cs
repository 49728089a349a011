using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Tests.Step;

/// <summary>The way back past all weights, as the screen reads it.</summary>
public sealed class CarouselNormsTests
{
    [Theory]
    [InlineData(CellKind.Lstm, null)]
    [InlineData(CellKind.Gru, null)]
    [InlineData(CellKind.Lstm, 3)]
    public void Products_and_norms_are_those_of_the_gates_one_by_one(CellKind cell, int? window)
    {
        Lesson lesson = CellLesson.Load($"copy-memory {(cell == CellKind.Lstm ? "lstm" : "gru")}");
        using var session = new TrainingSession(lesson with { Training = lesson.Training with { Truncation = window } });
        session.Prepare();
        PreparedStep step = session.Step;
        Assert.Equal((true, cell == CellKind.Lstm ? 'f' : 'z'), (step.IsGated, step.Gates[step.KeepingGate]));
        int T = step.Timesteps, H = step.HiddenUnits, B = step.BatchSize;
        var part = new double[H * B];
        State(T).CopyTo(part);
        for (int t = T; t >= 1; t--)
        {
            double product = 1;
            for (int s = t + 1; s <= T; s++)
            {
                product *= step.GateAt(step.KeepingGate, s, 1, B - 1);
            }

            Assert.Equal(product, step.CarouselProducts(t, B - 1)[1], 1e-12);
            bool isCutOff = t <= T - window;
            double[] arrived = isCutOff ? new double[H * B] : part, rest = [.. State(t).ToArray().Zip(arrived, (all, own) => all - own)];
            Assert.Equal(PreparedStep.NormOf(arrived), step.CarouselNorms[t - 1], 1e-12);
            Assert.Equal(PreparedStep.NormOf(rest), step.BesideCarouselNorms[t - 1], 1e-12);
            for (int i = 0; i < part.Length; i++)
            {
                part[i] *= step.Gate(step.KeepingGate, t)[i];
            }
        }

        ReadOnlySpan<double> State(int t) => step.HasCell ? step.CellGradient(t) : step.HiddenGradient(t);
    }
}
