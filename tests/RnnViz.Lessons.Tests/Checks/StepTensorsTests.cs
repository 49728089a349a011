using System.IO.Compression;
using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Checks;

/// <summary>The tensors of a step are the session's own numbers, in PyTorch's order: time, batch, units.</summary>
public sealed class StepTensorsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    [Fact]
    public void Beside_the_copies_that_the_tape_keeps_less_is_taken_than_one_array_has()
    {
        const string Large = """
            { "title": "t", "seed": 1, "task": { "kind": "adding", "length": 500, "batchSize": 1000 }, "model": { "hidden": 4 },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } } }
            """;
        using var session = new TrainingSession(LessonReader.Read(Large, "test", folder));
        session.Prepare();
        StepTensors.Save(File.Create(Path.Combine(folder, "copies.npz")), session);
        using FileStream file = File.Create(Path.Combine(folder, "large.npz"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        StepTensors.Save(file, session);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500L * 1000 * 4 * sizeof(double));
    }

    [Theory]
    [InlineData("hello", 3)]
    [InlineData("window-of-three", 2)]
    [InlineData("adding-problem", 1)]
    public void Every_tensor_has_the_numbers_of_the_last_iteration(string name, int iterations)
    {
        Lesson lesson = LessonCatalog.Load(name);
        Dictionary<string, NpyArray> arrays = Trace(lesson, iterations);
        using TrainingSession session = BuiltIn.TrainedLesson.Train(lesson, lesson.Seed, iterations);
        session.Prepare();
        PreparedStep step = session.Step;
        (int T, int B, int H, int O) = (step.Timesteps, step.BatchSize, step.HiddenUnits, step.OutputSize);
        Assert.Equal([T, B, H], arrays["h"].Shape);
        Assert.Equal([T, B, step.InputSize], arrays["input"].Shape);
        Assert.Equal([1, B, H], arrays["h_0"].Shape);
        Assert.Empty(arrays["loss_sum"].Shape);
        Assert.Equal(step.LossSum, arrays["loss_sum"].Values[0]);
        Assert.Equal(step.LossPerOutput, arrays["loss"].Values[0]);
        for (int t = 1; t <= T; t++)
        {
            Assert.Equal(step.LossAt(t), arrays["losses"].Values[t - 1]);
            Assert.Equal(step.HasLoss(t) ? 1 : 0, arrays["has_loss"].Values[t - 1]);
            for (int b = 0; b < B; b++)
            {
                for (int i = 0; i < H; i++)
                {
                    int at = ((t - 1) * B + b) * H + i;
                    Assert.Equal(step.HiddenAt(t, i, b), arrays["h"].Values[at]);
                    Assert.Equal(step.HiddenGradientAt(t, i, b), arrays["g"].Values[at]);
                    Assert.Equal(step.Delta(t)[i * B + b], arrays["delta"].Values[at]);
                    Assert.Equal(step.Operands.PreActivation(t)[i * B + b], arrays["a"].Values[at]);
                }

                double[] target = arrays["target"].Values[(((t - 1) * B + b) * O)..(((t - 1) * B + b + 1) * O)];
                Assert.Equal(
                    Enumerable.Range(0, O).Select(o => !step.HasLoss(t) ? 0.0
                        : step.HasTokenTargets ? step.TargetToken(t, b) == o ? 1.0 : 0.0 : step.Target(t)[o * B + b]),
                    target);
            }
        }

        Assert.Equal(step.RecurrentWeights.ToArray(), arrays["weight_hh_l0"].Values);
        Assert.Equal(new double[H], arrays["bias_hh_l0"].Values);
        session.Apply();
        Assert.Equal(step.RecurrentWeights.ToArray(), arrays["weight_hh_l0.updated"].Values);
        Assert.Equal(step.OutputBias.ToArray(), arrays["linear.bias.updated"].Values);
    }

    [Theory]
    [InlineData("window-of-three lstm", "ifgo")]
    [InlineData("sum-over-batch gru", "rzn")]
    public void A_gated_step_has_its_gates_by_letter_and_stacked_weights(string name, string letters)
    {
        Lesson lesson = CellLesson.Load(name);
        Dictionary<string, NpyArray> arrays = Trace(lesson, 1);
        using TrainingSession session = BuiltIn.TrainedLesson.Train(lesson, lesson.Seed, 1);
        session.Prepare();
        PreparedStep step = session.Step;
        (int T, int B, int H, int G) = (step.Timesteps, step.BatchSize, step.HiddenUnits, letters.Length);
        Assert.Equal([T, B, G * H], arrays["a"].Shape);
        Assert.Equal([G * H, step.InputSize], arrays["weight_ih_l0"].Shape);
        Assert.Equal([G * H], arrays["bias_ih_l0.grad"].Shape);
        double[] second = step.Cell == Cell.Gru ? step.CandidateBias.ToArray() : new double[H];
        Assert.Equal([.. new double[(G - 1) * H], .. second], arrays["bias_hh_l0"].Values);
        Assert.Equal(step.Cell == Cell.Lstm, arrays.ContainsKey("grad_c") && arrays.ContainsKey("c_0"));
        Assert.DoesNotContain(arrays.Keys, key => key == "g" && step.Cell == Cell.Gru);
        for (int k = 0; k < T * B * H; k++)
        {
            (int t, int b, int i) = (k / H / B + 1, k / H % B, k % H);
            for (int gate = 0; gate < G; gate++)
            {
                Assert.Equal(step.GateAt(gate, t, i, b), arrays[letters[gate].ToString()].Values[k]);
                Assert.Equal(step.Delta(t)[(gate * H + i) * B + b], arrays["delta"].Values[((t - 1) * B + b) * G * H + gate * H + i]);
            }

            Assert.Equal(step.HiddenGradientAt(t, i, b), arrays["grad_h"].Values[k]);
            if (step.HasCell)
            {
                Assert.Equal(step.CellStateAt(t, i, b), arrays["c"].Values[k]);
                Assert.Equal(step.CellGradientAt(t, i, b), arrays["grad_c"].Values[k]);
            }
        }
    }

    [Theory]
    [InlineData("rnn_tanh")]
    [InlineData("lstm")]
    [InlineData("gru")]
    public void Of_a_recording_there_is_no_readout_and_every_array_has_as_many_numbers_as_its_shape(string cell)
    {
        using WrittenRecording recording = WrittenRecording.Of(2, cell);
        string[] names = RequireWhole(recording.Load());
        Assert.Contains("weight_hh_l0.updated", names);
        Assert.DoesNotContain(names, name => name is "Why" or "by" || name.StartsWith("linear.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("window-of-three lstm")]
    [InlineData("sum-over-batch gru")]
    [InlineData("bytes lstm")]
    public void Of_a_lesson_every_array_has_as_many_numbers_as_its_shape(string name)
    {
        string[] names = RequireWhole(CellLesson.Load(name));
        Assert.All((string[])["Why", "linear.weight", "linear.weight.grad"], one => Assert.Contains(one, names));
    }

    [Fact]
    public void The_gradient_of_Whh_is_the_sum_of_delta_times_the_state_before()
    {
        Dictionary<string, NpyArray> arrays = Trace(LessonCatalog.Load("hello"), 0);
        double[] delta = arrays["delta"].Values, h = arrays["h"].Values, h0 = arrays["h_0"].Values;
        double[] gradient = arrays["weight_hh_l0.grad"].Values;
        for (int i = 0; i < 8; i++)
        {
            for (int j = 0; j < 8; j++)
            {
                double sum = Enumerable.Range(0, 4).Sum(t => delta[t * 8 + i] * (t == 0 ? h0[j] : h[(t - 1) * 8 + j]));
                Assert.Equal(sum, gradient[i * 8 + j], 14);
            }
        }
    }

    [Fact]
    public void A_network_without_biases_has_none_in_the_file()
    {
        Dictionary<string, NpyArray> arrays = Trace(LessonCatalog.Load("bytes"), 0);
        Assert.DoesNotContain(arrays.Keys, name => name.Contains("bias", StringComparison.Ordinal));
        Assert.Contains("linear.weight.grad", arrays.Keys);
    }

    [Fact]
    public void A_trace_of_no_iterations_measures_the_initial_weights_and_writes_them()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        string lines = Path.Combine(folder, "t.csv"), weights = Path.Combine(folder, "w.npz");
        LessonTrace.Write(lesson, 0, new TraceFiles(lines, weights));
        using var session = new TrainingSession(lesson);
        session.Prepare();
        string row = Assert.Single(File.ReadAllLines(lines).Skip(1));
        string start = FormattableString.Invariant($"0,{session.Step.LossPerOutput:R},{session.Step.LossSum:R},");
        Assert.StartsWith(start, row, StringComparison.Ordinal);
        Assert.Equal(session.Step.RecurrentWeights.ToArray(), Load(weights)["Whh"].Values);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The names of all arrays of the tensors and of the weights, each of which has been held to its shape.</summary>
    private string[] RequireWhole(Lesson lesson)
    {
        string tensors = Path.Combine(folder, "t.npz"), weights = Path.Combine(folder, "w.npz");
        LessonTrace.Write(lesson, 1, new TraceFiles(Path.Combine(folder, "t.csv"), weights, tensors));
        KeyValuePair<string, NpyArray>[] all = [.. Load(tensors), .. Load(weights)];
        Assert.All(all, array => Assert.Equal(array.Value.Shape.Aggregate(1, (size, axis) => size * axis), array.Value.Values.Length));
        return [.. all.Select(array => array.Key)];
    }

    private Dictionary<string, NpyArray> Trace(Lesson lesson, int iterations)
    {
        string path = Path.Combine(folder, "t.npz");
        LessonTrace.Write(lesson, iterations, new TraceFiles(Path.Combine(folder, "t.csv"), Tensors: path));
        return Load(path);
    }

    private static Dictionary<string, NpyArray> Load(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        return zip.Entries.ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Name), entry =>
        {
            using Stream stream = entry.Open();
            return NpyArray.Read(stream);
        });
    }
}
