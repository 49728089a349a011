using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Tests.Analysis;

/// <summary>What the screen measures of LSTM and GRU.</summary>
public sealed class GatedAnalysisTests
{
    [Theory]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void A_Jacobian_of_the_state_is_what_centred_differences_of_one_step_say(Cell cell)
    {
        const double Step = 1e-5;
        RandomNetwork random = new RandomNetwork(4, B: 3, cell: cell).Run();
        var jacobians = new GatedJacobians(random.Network.Shape, random.Tape.T);
        int size = jacobians.Size, H = random.Network.Shape.H;
        Assert.Equal(cell == Cell.Lstm ? 2 * H : H, size);
        double[] J = new double[size * size], differences = new double[size * size];
        jacobians.Write(random.Network, random.Tape, 4, 1, J);
        double[] state = new double[size];
        for (int i = 0; i < size; i++)
        {
            state[i] = i < H ? random.Tape.ComputeHiddenAt(3, i, 1) : random.Tape.ComputeCellAt(3, i - H, 1);
        }

        for (int j = 0; j < size; j++)
        {
            double before = state[j];
            state[j] = before + Step;
            double[] above = After(random, state, t: 4, sequence: 1);
            state[j] = before - Step;
            double[] below = After(random, state, t: 4, sequence: 1);
            state[j] = before;
            for (int i = 0; i < size; i++)
            {
                differences[i * size + j] = (above[i] - below[i]) / (2 * Step);
            }
        }

        Assert.InRange(RelativeError.Of(J, differences), 0, 1e-7);
        jacobians.Compute(random.Network, random.Tape, sequence: 1);
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowMajor(size, size, J);
        Assert.Equal(matrix.L2Norm(), jacobians.Norms[3], 1e-12);
    }

    [Theory]
    [InlineData(Cell.Lstm, 3, null)]
    [InlineData(Cell.Lstm, 150, null)]
    [InlineData(Cell.Lstm, 3, 3)]
    [InlineData(Cell.Gru, 150, null)]
    [InlineData(Cell.Gru, 3, 2)]
    public void The_part_by_the_carousel_is_the_product_of_the_gates_that_keep_times_what_arrives_last(Cell cell, int B, int? truncation)
    {
        RandomNetwork random = new RandomNetwork(4, B: B, truncation: truncation, cell: cell).Run();
        (int T, int H, int gate) = (random.Tape.T, random.Network.Shape.H, cell.KeepingGate());
        var equations = new BatchEquations(random.Network.Parameters, random.Network.Activation, random.Batch, truncation);
        equations.Run(random.Tape.InitialHidden, cell == Cell.Lstm ? random.Tape.InitialCell : default);
        var carousel = new Carousel(random.Network.Shape, T, B, truncation);
        carousel.Compute(random.Tape, sequence: 2);
        double[] product = [.. Enumerable.Repeat(1.0, H * B)];
        for (int t = T; t >= 1; t--)
        {
            double[] all = Arriving(t), kept = equations.Gate(gate, t);
            double[] part = [.. product.Zip(Arriving(T), (p, last) => T - t < (truncation ?? T) ? p * last : 0)];
            Assert.Equal(Norm.Of(part), carousel.PartNorms[t - 1], 1e-12);
            Assert.Equal(Norm.Of([.. all.Zip(part, (a, p) => a - p)]), carousel.RestNorms[t - 1], 1e-12);
            Assert.Equal(kept.Average(), carousel.MeanGates[t - 1], 1e-12);
            double[] ofSequence = [.. Enumerable.Range(0, H).Select(unit => product[unit * B + 2])];
            Assert.InRange(RelativeError.Of(carousel.Products(t), ofSequence), 0, 1e-12);
            product = [.. product.Zip(kept, (p, k) => p * k)];
        }

        double[] Arriving(int t) => cell == Cell.Lstm ? equations.CellGradient(t) : equations.HiddenGradient(t);
    }

    [Theory]
    [InlineData(Cell.Lstm, 70, null)]
    [InlineData(Cell.Lstm, 70, 2)]
    [InlineData(Cell.Gru, 70, null)]
    [InlineData(Cell.Gru, 1, 2)]
    public void The_flow_triangles_of_several_blocks_are_those_of_the_plain_equations(Cell cell, int B, int? truncation)
    {
        RandomNetwork random = new RandomNetwork(6, T: 5, B: B, truncation: truncation, cell: cell).Run();
        var equations = new BatchEquations(random.Network.Parameters, random.Network.Activation, random.Batch, truncation);
        equations.Run(random.Tape.InitialHidden, cell == Cell.Lstm ? random.Tape.InitialCell : default);
        var flow = new FlowTriangle(random.Network.Shape, 5, B, truncation);
        flow.Compute(random.Network, random.Batch, random.Tape);
        for (int k = 1; k <= 5; k++)
        {
            int loss = k;
            double[] hidden = [.. Enumerable.Range(1, 5).Select(t => flow[loss, t])];
            Assert.InRange(RelativeError.Of(hidden, [.. equations.FlowOf(k).Select(g => Norm.Of(g))]), 0, 1e-12);
            if (cell == Cell.Lstm)
            {
                double[] states = [.. Enumerable.Range(1, 5).Select(t => flow.OfCell(loss, t))];
                Assert.InRange(RelativeError.Of(states, [.. equations.CellFlowOf(k).Select(g => Norm.Of(g))]), 0, 1e-12);
            }
        }
    }

    [Fact]
    public void Where_nothing_goes_through_Wh_all_that_comes_back_to_c_comes_by_the_carousel()
    {
        var random = new RandomNetwork(4, lastStep: true, cell: Cell.Lstm);
        random.Network.Parameters.Wh.Clear();
        random.Run();
        var carousel = new Carousel(random.Network.Shape, random.Tape.T, random.Tape.B);
        carousel.Compute(random.Tape, sequence: 0);
        Assert.All(carousel.RestNorms.ToArray(), rest => Assert.Equal(0, rest, 1e-15));
        Assert.Equal(random.Tape.CellGradientNorms.ToArray().Select(v => (float)v), carousel.PartNorms.ToArray().Select(v => (float)v));
    }

    [Theory]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void Terms_have_a_norm_for_each_gate_and_jointly_and_add_up_to_the_gradient(Cell cell)
    {
        RandomNetwork random = new RandomNetwork(5, B: 40, cell: cell).Run();
        var terms = new TermNorms(random.Network.Shape, random.Tape.T);
        terms.Compute(random.Network, random.Tape);
        var equations = new BatchEquations(random.Network.Parameters, random.Network.Activation, random.Batch);
        equations.Run(random.Tape.InitialHidden, cell == Cell.Lstm ? random.Tape.InitialCell : default);
        int size = random.Network.Parameters.WhhOf(0).Length;
        for (int t = 1; t <= random.Tape.T; t++)
        {
            double[] term = equations.Term(t);
            Assert.Equal(Norm.Of(term), terms.Values[t - 1], 1e-12);
            for (int gate = 0; gate < cell.Letters().Length; gate++)
            {
                Assert.Equal(Norm.Of(term.AsSpan(gate * size, size)), terms.OfGate(gate)[t - 1], 1e-12);
            }
        }

        Assert.InRange(RelativeError.Of(terms.Sum, random.Gradients.Whh), 0, 1e-13);
    }

    [Fact]
    public void Analyses_of_gated_cells_allocate_nothing_and_refuse_the_vanilla_cell()
    {
        RandomNetwork random = new RandomNetwork(5, T: 8, B: 40, cell: Cell.Lstm).Run();
        NetworkShape shape = random.Network.Shape;
        (var terms, var flow, var jacobians) = (new TermNorms(shape, 8), new FlowTriangle(shape, 8, 40), new GatedJacobians(shape, 8));
        var carousel = new Carousel(shape, 8, 40);
        Compute();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Compute();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        var vanilla = new NetworkShape(1, 1, 1);
        Assert.Throws<ArgumentException>(() => new Carousel(vanilla, 1, 1));
        Assert.Throws<ArgumentException>(() => new GatedJacobians(vanilla, 1));

        void Compute()
        {
            terms.Compute(random.Network, random.Tape);
            flow.Compute(random.Network, random.Batch, random.Tape);
            jacobians.Compute(random.Network, random.Tape, sequence: 39);
            carousel.Compute(random.Tape, sequence: 39);
        }
    }

    /// <summary>The state after one step of a sequence, from a state before it.</summary>
    private static double[] After(RandomNetwork random, double[] state, int t, int sequence)
    {
        NetworkParameters weights = random.Network.Parameters;
        (int H, int B) = (weights.Shape.H, random.Batch.B);
        IPlainCell cell = weights.Shape.Cell == Cell.Lstm ? new LstmCell(weights, 1) : new GruCell(weights, 1);
        double[] inputs = random.Batch.Input(t).ToArray();
        cell.x[1] = [.. Enumerable.Range(0, weights.Shape.D).Select(i => inputs[i * B + sequence])];
        cell.h[0] = state[..H];
        if (weights.Shape.Cell == Cell.Lstm)
        {
            cell.c[0] = state[H..];
        }

        cell.Forward();
        return weights.Shape.Cell == Cell.Lstm ? [.. cell.h[1], .. cell.c[1]] : cell.h[1];
    }
}
