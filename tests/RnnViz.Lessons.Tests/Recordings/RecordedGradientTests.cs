using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Recordings;

/// <summary>Gradients through time of recorded layers, held against autograd.</summary>
public class RecordedGradientTests
{
    public static TheoryData<string> Cases => [.. RecordedCase.Names];

    [Fact]
    public void There_are_cases_of_every_cell_head_and_number_type()
    {
        string[] names = [.. RecordedCase.Names];
        string[] words = ["rnn-tanh", "rnn-relu", "lstm", "gru", "last", "every", "attention", "final", "float32", "float64", "no-bias"];
        Assert.True(names.Length >= 24);
        Assert.All(words, word => Assert.Contains(names, name => name.Contains(word, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_of_states_and_weights_are_those_of_autograd(string name)
    {
        using var recorded = new RecordedCase(name);
        using var session = new TrainingSession(LessonCatalog.Load(recorded.Folder));
        session.Prepare();
        PreparedStep step = session.Step;
        int T = step.Timesteps, B = step.BatchSize, H = step.HiddenUnits, rows = step.InputWeights.Length / step.InputSize;
        double tolerance = ((RecordingTask)session.Task).Recording.Header.NumberType == "float64" ? 1e-9 : 1e-4;

        Assert.Null(session.RecordingProblem);
        Assert.InRange(Far(Turned(step.Hidden, 1, T, B, H), recorded.Expected("h", T, B, H)), 0, tolerance);
        Assert.InRange(Far(Turned(step.HiddenGradient, 1, T, B, H), recorded.Expected("gamma_h", T, B, H)), 0, tolerance);
        if (step.HasCell)
        {
            Assert.InRange(Far(Turned(step.CellGradient, 1, T, B, H), recorded.Expected("gamma_c", T, B, H)), 0, tolerance);
        }

        Assert.InRange(session.Deviation.Largest, 0, tolerance);
        if (!recorded.Has("grad_weight_ih"))
        {
            // only a part of the batch was recorded
            return;
        }

        NetworkParameters gradients = session.Parts.Gradients;
        Assert.InRange(Far(gradients.Wxh, recorded.Expected("grad_weight_ih", rows, step.InputSize)), 0, tolerance);
        Assert.InRange(Far(gradients.Whh, recorded.Expected("grad_weight_hh", rows, H)), 0, tolerance);
        if (recorded.Has("grad_bias_ih"))
        {
            Assert.InRange(Far(gradients.bh, recorded.Expected("grad_bias_ih", rows)), 0, tolerance);
            double[] second = recorded.Expected("grad_bias_hh", rows);
            Assert.InRange(Far(gradients.bhn, second.AsSpan(rows - gradients.bhn.Length)), 0, tolerance);
        }
    }

    private static double Far(ReadOnlySpan<double> ours, ReadOnlySpan<double> theirs) => RelativeError.Of(ours, theirs);

    private delegate ReadOnlySpan<double> OfTimestep(int t);

    // from [unit·B + b] of each timestep to [t][b][unit]
    private static double[] Turned(OfTimestep matrix, int first, int last, int B, int H)
    {
        var turned = new double[(last - first + 1) * B * H];
        for (int t = first; t <= last; t++)
        {
            ReadOnlySpan<double> values = matrix(t);
            for (int i = 0; i < B * H; i++)
            {
                turned[(t - first) * B * H + i % B * H + i / B] = values[i];
            }
        }

        return turned;
    }
}
