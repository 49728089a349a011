using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Tests.Analysis;

public sealed class GradientCheckTests
{
    [Theory]
    [MemberData(nameof(ActivationsAndOptions))]
    public void Gradients_agree_with_centred_differences_to_1e_7(Activation activation, bool bias, bool tokens, bool softmax, bool lastStep)
    {
        RandomNetwork random = new RandomNetwork(
            seed: 11, activation: activation, bias: bias, tokens: tokens, softmax: softmax, lastStep: lastStep).Run();
        AssertGradients(random, truncation: null, softmax);
    }

    [Theory]
    [InlineData(Cell.Lstm, 1)]
    [InlineData(Cell.Lstm, 43)]
    [InlineData(Cell.Gru, 1)]
    [InlineData(Cell.Gru, 43)]
    public void Gradients_of_gated_cells_agree_with_centred_differences_with_and_without_truncation(Cell cell, int B)
    {
        foreach (int? truncation in new int?[] { null, 1, 2, 5 })
        {
            AssertGradients(new RandomNetwork(15, T: 6, B: B, truncation: truncation, cell: cell).Run(), truncation, softmax: false);
            var lastStep = new RandomNetwork(
                16, T: 6, B: B, O: 4, tokens: true, softmax: true, lastStep: true, truncation: truncation, cell: cell);
            AssertGradients(lastStep.Run(), truncation, softmax: true);
        }
    }

    [Theory]
    [MemberData(nameof(KernelsAndBatches))]
    public void Gradients_agree_with_centred_differences_on_every_kernel_for_every_number_of_sequences(string kernels, int B)
    {
        KernelSet kernel = KernelSet.Named(kernels);
        AssertGradients(new RandomNetwork(seed: 12, T: 5, B: B, H: 13, kernels: kernel).Run(), truncation: null, softmax: false);
        AssertGradients(
            new RandomNetwork(seed: 13, T: 5, B: B, H: 9, O: 10, tokens: true, softmax: true, kernels: kernel).Run(), null, softmax: true);
        AssertGradients(new RandomNetwork(seed: 14, T: 5, B: B, H: 9, truncation: 2, kernels: kernel).Run(), truncation: 2, softmax: false);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Truncated_gradients_agree_with_centred_differences_of_the_truncated_loss(int truncation)
    {
        AssertGradients(new RandomNetwork(seed: 5, T: 7, truncation: truncation).Run(), truncation, softmax: false);
        AssertGradients(
            new RandomNetwork(seed: 6, T: 7, truncation: truncation, tokens: true, softmax: true).Run(), truncation, softmax: true);
    }

    [Fact]
    public void A_wrong_gradient_is_noticed()
    {
        RandomNetwork random = new RandomNetwork(seed: 3).Run();
        random.Gradients.Whh[7] *= 1.001;
        var check = new GradientCheck(random.Network, new HalfSquaredError(), random.Batch, random.Tape, null);
        QuantityCheck whh = check.Run(random.Gradients, 1000, 1e-7, random.Random).Single(c => c.Quantity == "gradients.Whh");
        Assert.False(whh.Passed);
    }

    /// <summary>Every kernel of this machine with one sequence, some that do not fill a register, some that do, and two blocks.</summary>
    public static TheoryData<string, int> KernelsAndBatches()
    {
        var data = new TheoryData<string, int>();
        foreach (KernelSet kernels in KernelSet.Available)
        {
            foreach (int B in new[] { 1, 3, 8, 43 })
            {
                data.Add(kernels.Name, B);
            }
        }

        return data;
    }

    /// <summary>Every activation with every combination of bias, token inputs, softmax and last-step loss.</summary>
    public static TheoryData<Activation, bool, bool, bool, bool> ActivationsAndOptions()
    {
        var data = new TheoryData<Activation, bool, bool, bool, bool>();
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            for (int choices = 0; choices < 16; choices++)
            {
                data.Add(activation, (choices & 1) == 0, (choices & 2) == 0, (choices & 4) == 0, (choices & 8) == 0);
            }
        }

        return data;
    }

    private static void AssertGradients(RandomNetwork random, int? truncation, bool softmax)
    {
        OutputLoss loss = softmax ? new SoftmaxCrossEntropy() : new HalfSquaredError();
        var check = new GradientCheck(random.Network, loss, random.Batch, random.Tape, truncation);
        IReadOnlyList<QuantityCheck> results = check.Run(random.Gradients, 1000, 1e-7, random.Random);
        Assert.Empty(results.Where(r => !r.Passed).Select(r => $"{r.Quantity}: {r.RelativeError:e2}"));
    }
}
