using MathNet.Numerics.LinearAlgebra;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Initializers;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Analysis;

/// <summary>What the theory says of gradients through time, and what it must not be made to say.</summary>
public sealed class TheoryTests
{
    [Theory]
    [InlineData(Activation.Tanh, 1)]
    [InlineData(Activation.Tanh, 2)]
    [InlineData(Activation.Sigmoid, 3)]
    [InlineData(Activation.Relu, 4)]
    [InlineData(Activation.Identity, 5)]
    public void Products_of_Jacobians_are_bounded_by_the_product_of_their_norms_and_by_the_power_of_gamma_sigma(
        Activation activation, int seed)
    {
        RandomNetwork random = new RandomNetwork(seed, T: 12, H: 10, activation: activation, gain: 0.8 + 0.3 * seed).Run();
        var spectrum = new Spectrum(10);
        spectrum.Compute(random.Network.Parameters.Whh);
        var jacobians = new Jacobians(12, 10);
        jacobians.Compute(random.Network, random.Tape, sequence: 1);
        double gammaSigma = activation.LargestSlope() * spectrum.LargestSingularValue;
        for (int k = 0; k < 12; k++)
        {
            var product = Matrix<double>.Build.DenseIdentity(10);
            double norms = 1;
            for (int t = k + 1; t <= 12; t++)
            {
                product = JacobianOf(random.Network, random.Tape, t, 1) * product; // ∂h_t/∂h_k
                norms *= jacobians.Norms[t - 1];
                double norm = product.L2Norm();
                Assert.True(norm <= norms * (1 + 1e-10), $"‖∂h_{t}/∂h_{k}‖ = {norm} > {norms}");
                Assert.True(norms <= Math.Pow(gammaSigma, t - k) * (1 + 1e-10));
            }
        }
    }

    [Fact]
    public void A_spectral_radius_below_one_does_not_keep_a_tanh_network_from_exploding()
    {
        var network = new RecurrentNetwork(new NetworkShape(1, 2, 1), Activation.Tanh);
        new[] { 1.2, 1, -1, -0.5 }.CopyTo(network.Parameters.Whh);
        var spectrum = new Spectrum(2);
        spectrum.Compute(network.Parameters.Whh);
        Assert.Equal(0.632, spectrum.SpectralRadius, 3);
        Assert.Equal(1.909, spectrum.LargestSingularValue, 3);

        // unit 2 saturated by a bias of 20: h_2 = 1; unit 1 held at 0 by a bias that cancels what unit 2 sends it
        new[] { -1.0, 20 }.CopyTo(network.Parameters.bh);
        var tape = new Tape(network.Shape, 30, 1);
        tape.SetInitialHidden([0, 1]);
        var batch = new SequenceBatch(30, 1, 1, 1, false, false);
        new BpttPass(network, new HalfSquaredError()).Run(batch, tape, new NetworkParameters(network.Shape));
        Assert.Equal(0, tape.ComputeHidden(30)[0], 12);
        var product = Matrix<double>.Build.DenseIdentity(2);
        for (int t = 1; t <= 30; t++)
        {
            product = JacobianOf(network, tape, t, 0) * product;
        }

        Assert.Equal(309, product.FrobeniusNorm(), 0.5);
    }

    [Fact]
    public void A_large_spectral_radius_does_not_keep_a_saturated_network_from_vanishing()
    {
        var network = new RecurrentNetwork(new NetworkShape(1, 4, 1), Activation.Tanh);
        new IdentityInitializer(3).Fill(network.Parameters, new RandomSource(1));
        var tape = new Tape(network.Shape, 20, 1);
        tape.SetInitialHidden([0.5, 0.5, 0.5, 0.5]);
        var batch = new SequenceBatch(20, 1, 1, 1, false, false);
        batch.MaskAllLossesButLast();
        batch.Target(20).Fill(5);
        new BpttPass(network, new HalfSquaredError()).Run(batch, tape, new NetworkParameters(network.Shape));
        Assert.True(tape.HiddenGradientNorms[0] / tape.HiddenGradientNorms[19] < 1e-20);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.0)]
    [InlineData(1.1)]
    public void The_linear_scalar_network_has_the_gradient_t_x_w_to_the_t_minus_1(double w)
    {
        const int T = 17;
        const double x0 = 0.3;
        var network = new RecurrentNetwork(new NetworkShape(1, 1, 1, bias: false), Activation.Identity);
        network.Parameters.Whh[0] = w;
        network.Parameters.Why[0] = 1;
        var tape = new Tape(network.Shape, T, 1);
        tape.SetInitialHidden([x0]);
        var batch = new SequenceBatch(T, 1, 1, 1, false, false);
        batch.MaskAllLossesButLast();
        batch.Target(T)[0] = x0 * Math.Pow(w, T) - 1; // e_T = 1
        var gradients = new NetworkParameters(network.Shape);
        new BpttPass(network, new HalfSquaredError()).Run(batch, tape, gradients);
        Assert.Equal(T * x0 * Math.Pow(w, T - 1), gradients.Whh[0], 12);
    }

    [Fact]
    public void With_a_loss_at_every_step_the_sum_looks_flat_while_every_single_loss_vanishes()
    {
        RandomNetwork random = new RandomNetwork(2, T: 30, B: 1, H: 20, O: 4, gain: 0.4).Run();
        var triangle = new FlowTriangle(random.Network.Shape, 30, 1);
        triangle.Compute(random.Network, random.Batch, random.Tape);
        Assert.True(random.Tape.HiddenGradientNorms[0] / random.Tape.HiddenGradientNorms[29] > 1e-2);
        Assert.True(triangle[30, 1] / triangle[30, 30] < 1e-6);
        Assert.Equal(0, triangle[1, 2]);
    }

    [Fact]
    public void Terms_add_up_to_the_gradient_that_the_optimizer_gets()
    {
        foreach (int? truncation in new int?[] { null, 3 })
        {
            RandomNetwork random = new RandomNetwork(2, T: 9, truncation: truncation).Run();
            var terms = new TermNorms(random.Network.Shape, 9);
            terms.Compute(random.Network, random.Tape);
            Assert.True(RelativeError.Of(terms.Sum, random.Gradients.Whh) < 1e-12);
        }
    }

    [Fact]
    public void Norms_of_1e_39_are_not_zero_after_200_steps()
    {
        RandomNetwork random = new RandomNetwork(6, T: 200, B: 2, H: 16, lastStep: true, gain: 0.35).Run();
        Assert.All(random.Tape.HiddenGradientNorms.ToArray(), norm => Assert.True(norm > 0));
        Assert.True(random.Tape.HiddenGradientNorms[0] < 1e-39);
    }

    private static Matrix<double> JacobianOf(RecurrentNetwork network, Tape tape, int t, int sequence)
    {
        int H = tape.Shape.H;
        var J = new double[H * H];
        Jacobians.Write(network, tape, t, sequence, J);
        return Matrix<double>.Build.DenseOfRowMajor(H, H, J);
    }
}
