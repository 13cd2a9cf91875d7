"""Full-batch gradient descent on all parameters of a shallow network by PyTorch, float32, one thread."""
import torch
from exchange import run_side

torch.set_num_threads(1)
ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh}


def training_steps(parameters, read):
    n, d, m = (int(parameters[name]) for name in "ndm")
    activation = ACTIVATIONS[parameters["activation"]]

    def tensor(name, *shape):
        return torch.from_numpy(read(name)).to(torch.float32).reshape(shape)

    x, y = tensor("x", n, d), tensor("y", n, 1)
    start = [tensor("w", m, d), tensor("b", m), tensor("v", 1, m)]

    def work():
        w, b, v = network = [part.clone().requires_grad_() for part in start]
        for _ in range(int(parameters["steps"])):
            hidden = activation(torch.nn.functional.linear(x, w, b))
            loss = torch.nn.functional.linear(hidden, v).sub(y).square().mean() / 2
            gradient = torch.autograd.grad(loss, network)
            with torch.no_grad():
                for part, slope in zip(network, gradient):
                    part.sub_(slope, alpha=parameters["learningRate"])
        return lambda: {"w": w.detach(), "b": b.detach(), "v": v.detach()}

    return work


software = f"PyTorch {torch.__version__}, float32, one thread"
run_side(software, training_steps, factor=lambda parameters: 1 / parameters["steps"])
